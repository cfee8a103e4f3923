import "./desk.css";

/** A picture as small as a word: a bar for each, in per cent. */
export function SmallShares({
	shares,
}: {
	readonly shares: readonly number[];
}) {
	return (
		<span class="small-shares">
			{shares.map((share, index) => (
				<i key={index} style={{ width: `${share}%` }} />
			))}
		</span>
	);
}
