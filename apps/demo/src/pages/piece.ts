import { openShop } from '../shop/open-shop.js';
import { createPiece } from '../shop/piece.js';

openShop(createPiece);
