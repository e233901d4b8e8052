import { addressOfPage } from '../site/addresses.js';
import bowl from './art/bowl.svg';
import cups from './art/cups.svg';
import jug from './art/jug.svg';
import mug from './art/mug.svg';
import plates from './art/plates.svg';
import vase from './art/vase.svg';

export interface Product {
  readonly id: string;
  readonly category: string;
  readonly name: string;
  readonly glaze: string;
  readonly size: string;
  /** In pounds. */
  readonly price: number;
  readonly picture: string;
  /** What the picture shows, for those who do not see it. */
  readonly alt: string;
  /** What a shopper might ask about it. */
  readonly question: string;
}

export const products: readonly Product[] = [
  {
    id: 'ferry-jug',
    category: 'jugs',
    name: 'Ferry jug',
    size: 'Holds 1.4 litres, 24 cm high',
    glaze: 'Oat over bare clay',
    price: 64,
    picture: jug,
    alt: 'A pale, round-bellied jug with a bare clay foot',
    question: 'Is the Ferry jug dishwasher safe?',
  },
  {
    id: 'harbour-mug',
    category: 'mugs',
    name: 'Harbour mug',
    size: 'Holds 320 ml, 10 cm high',
    glaze: 'Lichen green',
    price: 28,
    picture: mug,
    alt: 'A straight green mug with a wide handle',
    question: 'Does the Harbour mug go in the microwave?',
  },
  {
    id: 'dinner-set',
    category: 'sets',
    name: 'Dinner set for four',
    size: 'Four plates, four bowls, one server',
    glaze: 'Oat, lichen and sand',
    price: 312,
    picture: plates,
    alt: 'A stack of five plates with a green bowl on top',
    question: 'Is the dinner set dishwasher safe?',
  },
  {
    id: 'night-vase',
    category: 'vases',
    name: 'Night vase',
    size: '31 cm high, 7 cm at the neck',
    glaze: 'Ink over slate',
    price: 120,
    picture: vase,
    alt: 'A dark blue bottle vase holding two leafy branches',
    question: 'Is the Night vase watertight?',
  },
  {
    id: 'supper-bowl',
    category: 'bowls',
    name: 'Supper bowl',
    size: '22 cm wide, 8 cm high',
    glaze: 'Oat over bare clay',
    price: 46,
    picture: bowl,
    alt: 'A wide, pale bowl on a small foot',
    question: 'Does the Supper bowl go in the oven?',
  },
  {
    id: 'beakers',
    category: 'mugs',
    name: 'Pair of beakers',
    size: 'Hold 180 ml each, 8 cm high',
    glaze: 'Rose and oat',
    price: 38,
    picture: cups,
    alt: 'Two small beakers without handles, one rose, one pale',
    question: 'Are the beakers dishwasher safe?',
  },
];

/** The page of a piece. */
export const addressOf = ({ id }: Product): string => addressOfPage('piece', { piece: id });

/** Where to look at a piece: it may be on this page already. */
export function placeOf(product: Product): string {
  const id = `piece-${product.id}`;
  return document.getElementById(id) ? `#${id}` : addressOf(product);
}
