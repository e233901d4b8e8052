import { openShop } from '../shop/open-shop.js';
import { createHome } from '../shop/home.js';

openShop(createHome);
