import "./share-bar.css";
import { percentBefore } from "./share.en.ts";
import { percent } from "./words.en.ts";

/** A bar on a rail that stands for all, and its number; with those of the vote before. In per cent. */
export function Share(props: {
	readonly share: number;
	/** Null: there was none. */
	readonly before: number | null;
}) {
	const { share, before } = props;
	return (
		<>
			<span class="share-rail">
				<i class="share-bar" style={{ width: `${share}%` }} />
				{before !== null && (
					<i class="share-was" style={{ width: `${before}%` }} />
				)}
			</span>
			<span class="share-told number">
				<b>{percent(share)}</b>
				{before !== null && <span>{percentBefore(before)}</span>}
			</span>
		</>
	);
}
