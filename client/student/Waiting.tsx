import type { Entrance } from "../../shared/views.ts";

interface Props {
	readonly waiting: NonNullable<Entrance["waiting"]>;
}

/** In the line of newcomers, until the instructor lets them in. */
export function Waiting({ waiting: { name, before } }: Props) {
	return (
		<>
			<h1>
				You are in line, <bdi translate={false}>{name}</bdi>
			</h1>
			<p class="hint">
				{`Your instructor lets you in, after ${before} others.`}
			</p>
		</>
	);
}
