import { Name } from "../../look/Name.tsx";
import * as words from "../../words/held-names.en.ts";
import { Act } from "./Act.tsx";
import { useRoom } from "./context.ts";

/** Those that wait for a word: in a lobby that shows names, and among the best, whom board and podium would show. */
export function HeldNames() {
	const { view, pulse, send } = useRoom();
	const ofTheBest = view.leaderboard.flatMap(({ name, undecided }) =>
		undecided ? [name] : [],
	);
	const heldNames = [...new Set([...(pulse.heldNames ?? []), ...ofTheBest])];
	const decide = (name: string, on: boolean) =>
		void send({ do: "name", name, on });
	return (
		<div class={heldNames.length === 0 ? "" : "held-names"}>
			<div role="status">
				{heldNames.length > 0 && (
					<p>
						<b>{words.areHeld(heldNames.length)}</b> {words.heldExplained}
					</p>
				)}
			</div>
			{heldNames.length > 0 && (
				<ul>
					{heldNames.map((name) => (
						<li key={name}>
							<Name of={name} />
							<Act
								label={words.showNamed(name)}
								onPress={() => decide(name, true)}
							>
								{words.show}
							</Act>
							<Act
								look="quiet"
								label={words.keepNamedOff(name)}
								onPress={() => decide(name, false)}
							>
								{words.keepOff}
							</Act>
						</li>
					))}
				</ul>
			)}
		</div>
	);
}

/** Beside a name: whether the screen shows it, and what changes that. */
export function NameSwitch({
	name,
	isHeld,
	onDone,
}: {
	readonly name: string;
	readonly isHeld: boolean;
	onDone?(): void;
}) {
	const { send } = useRoom();
	const turn = async () => {
		await send({ do: "name", name, on: isHeld });
		onDone?.();
	};
	return (
		<>
			{isHeld && <span class="name-held">{words.isHeld}</span>}
			<Act
				look="quiet"
				label={(isHeld ? words.showNamed : words.takeNamedOff)(name)}
				onPress={() => void turn()}
			>
				{isHeld ? words.show : words.takeOff}
			</Act>
		</>
	);
}
