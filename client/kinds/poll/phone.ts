import { OwnWords } from "../../choice/OwnWords.tsx";
import { one, withOwnWords } from "../../choice/phone.tsx";

/** Alone among the kinds it takes what none of the options is. */
export const phone = withOwnWords(one, OwnWords);
