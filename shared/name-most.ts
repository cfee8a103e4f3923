/** Graphemes of a student's name: apart, as phones need no other bound before their first question. */
export const nameMost = 40;
