import type { AskProps, PhonePart } from "../kinds/part.ts";
import { Ask } from "./Ask.tsx";
import { picture } from "./picture.tsx";
import { Review } from "./Review.tsx";
import { letters } from "./value.ts";

const shared = {
	Picture: picture.Picture,
	Review,
	say: (_ask: unknown, value: Parameters<typeof letters>[0]) => letters(value),
};

/** One option, by one tap. */
export const one: PhonePart = {
	...shared,
	Ask: (props: AskProps) => <Ask {...props} many={false} />,
};

/** Several options and a button. */
export const many: PhonePart = {
	...shared,
	Ask: (props: AskProps) => <Ask {...props} many />,
};
