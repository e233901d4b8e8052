/** Something a shopper may write, and what the person at the other end answers. */
export interface Topic {
  readonly matches: RegExp;
  readonly answer: string;
  /** What is said only once the shopper has closed the chat: a message that is unread for a while. */
  readonly later?: string;
  /** Replies to offer next, in place of {@link usualReplies}. */
  readonly replies?: readonly string[];
  /** Asks how the shopper liked it. */
  readonly asksSatisfaction?: true;
}

export const greeting = 'Hello, Nora here, from the workshop. What can I do for you?';
export const question = 'How did we do?';

const lookAround = 'I will look around meanwhile';
const enough = 'That is all, thank you';

/** What a conversation can be started with. */
export const openers: readonly string[] = ['Where is my order?', 'One of my mugs is chipped'];
export const usualReplies: readonly string[] = ['Do you ship to Ireland?', lookAround, enough];

/** In the order in which they are tried: what is more particular comes first. */
export const topics: readonly Topic[] = [
  { matches: /look around|be back|moment|wait/i, answer: 'Do. I will see what Tom says, and write to you here.', later: 'Tom has one more in the drying room. It is yours if you want it.' },
  { matches: /dishwasher|microwave|oven|watertight|food.?safe/i, answer: 'Yes. Stoneware is fired so hot that nothing in your kitchen can harm it.' },
  { matches: /chip|broken|crack/i, answer: 'I am sorry. What chips in its first year we replace. Would you like another one, or your money back?', replies: ['Another one, please', 'My money back'] },
  { matches: /another one|money back/i, answer: 'Done. You will have it within the week.' },
  { matches: /ship|deliver|ireland|post/i, answer: 'We do. Two or three days, wrapped in straw and last week’s paper.' },
  { matches: /order|parcel|where is/i, answer: 'Let me look. It left the workshop this morning and is with the carrier.' },
  { matches: /aside|keep|reserve|basket/i, answer: 'I have put one aside for you until Sunday.' },
  { matches: /thank|that is all|bye/i, answer: 'My pleasure. Before you go:', asksSatisfaction: true, replies: [] },
];

export const notUnderstood: Topic = { matches: /./, answer: 'Let me ask Tom, he is at the wheel. Anything else meanwhile?' };

export const findTopic = (text: string): Topic => topics.find(({ matches }) => matches.test(text)) ?? notUnderstood;
