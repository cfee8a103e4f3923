import type { Sides } from "../../../shared/kinds/pairs/model.ts";
import { Rich } from "../../text/Rich.tsx";
import { leftName, rightName } from "./value.ts";

/** One of the left side as it looks. */
export const Left = (props: {
	readonly sides: Sides;
	readonly index: number;
}) => <Rich text={leftName(props.sides, props.index)} />;

/** One of the right side as it looks. */
export const Right = (props: {
	readonly sides: Sides;
	readonly place: number;
}) => <Rich text={rightName(props.sides, props.place)} />;

/** The number or letter before words; nothing where it stands in place of them. */
export function Sign({ of }: { readonly of: string | null | undefined }) {
	return of ? (
		<>
			<b class="pairs-sign" translate={false}>
				{of}
			</b>{" "}
		</>
	) : null;
}
