import { openShop } from '../shop/open-shop.js';
import { createBasketPage } from '../shop/basket-page.js';

openShop(createBasketPage);
