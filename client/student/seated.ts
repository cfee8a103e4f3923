/** What a phone with a seat does beside what it shows. It comes with the seat. */
export { noteSeen, takeNext, takeOwn } from "./next.ts";
export { openOffers } from "./offers.ts";
