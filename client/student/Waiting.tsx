import type { Entrance } from "../../shared/views.ts";

interface Props {
	readonly waiting: NonNullable<Entrance["waiting"]>;
}

/** In the line of newcomers, until the instructor lets them in. */
export function Waiting({ waiting: { name, before } }: Props) {
	const others = before === 1 ? "1 other" : `${before} others`;
	const turn =
		before === 0
			? "You are the next whom your instructor lets in."
			: `Your instructor lets you in, after ${others}.`;
	return (
		<>
			<h1>
				You are in line, <bdi translate={false}>{name}</bdi>
			</h1>
			<p class="hint">{`${turn} Keep this page open.`}</p>
		</>
	);
}
