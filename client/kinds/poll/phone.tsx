import { OwnWords } from "../../choice/OwnWords.tsx";
import { one, withOwnWords } from "../../choice/phone.tsx";
import type { PhonePart } from "../part.ts";
import { Said } from "./Said.tsx";

const { Picture } = one;

/** Alone among the kinds it takes what none of the options is; what may be seen of that stands below the shares, as on the screen. */
export const phone: PhonePart = {
	...withOwnWords(one, OwnWords),
	Picture: (props) => (
		<>
			<Picture {...props} />
			<Said distribution={props.distribution} />
		</>
	),
};
