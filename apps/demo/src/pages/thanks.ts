import { openShop } from '../shop/open-shop.js';
import { createThanks } from '../shop/thanks.js';

openShop(createThanks);
