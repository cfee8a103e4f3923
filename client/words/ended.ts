/** What ends a sentence, and what may close behind it. */
const end = /[.!?:…。！？][\u2069"”’»)]*$/u;

/** Words of a person at the end of a sentence: with its point, if they have none of their own. */
export const ended = (words: string) => (end.test(words) ? words : `${words}.`);
