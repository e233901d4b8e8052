import bowl from './art/bowl.svg';
import cups from './art/cups.svg';
import jug from './art/jug.svg';
import mug from './art/mug.svg';
import plates from './art/plates.svg';
import vase from './art/vase.svg';

export interface Product {
  readonly name: string;
  readonly glaze: string;
  /** In pounds. */
  readonly price: number;
  readonly picture: string;
  /** What the picture shows, for those who do not see it. */
  readonly alt: string;
  /** What a shopper might ask about it. */
  readonly question: string;
}

export const products: readonly Product[] = [
  { name: 'Ferry jug', glaze: 'Oat over bare clay', price: 64, picture: jug, alt: 'A pale, round-bellied jug with a bare clay foot', question: 'Is the Ferry jug dishwasher safe?' },
  { name: 'Harbour mug', glaze: 'Lichen green', price: 28, picture: mug, alt: 'A straight green mug with a wide handle', question: 'Does the Harbour mug go in the microwave?' },
  { name: 'Dinner set for four', glaze: 'Oat, lichen and sand', price: 312, picture: plates, alt: 'A stack of five plates with a green bowl on top', question: 'Is the dinner set dishwasher safe?' },
  { name: 'Night vase', glaze: 'Ink over slate', price: 120, picture: vase, alt: 'A dark blue bottle vase holding two leafy branches', question: 'Is the Night vase watertight?' },
  { name: 'Supper bowl', glaze: 'Oat over bare clay', price: 46, picture: bowl, alt: 'A wide, pale bowl on a small foot', question: 'Does the Supper bowl go in the oven?' },
  { name: 'Pair of beakers', glaze: 'Rose and oat', price: 38, picture: cups, alt: 'Two small beakers without handles, one rose, one pale', question: 'Are the beakers dishwasher safe?' },
];
