import { picture as choosing } from "../../choice/picture.tsx";
import type { PicturePart } from "../part.ts";
import { Said } from "./Said.tsx";

export const picture: PicturePart = {
	...choosing,
	Picture: (props) => (
		<>
			<choosing.Picture {...props} />
			<Said distribution={props.distribution} />
		</>
	),
};
