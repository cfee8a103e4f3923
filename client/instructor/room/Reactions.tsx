import "./reactions.css";
import { useCalm } from "../../look/calm.ts";
import { Name } from "../../look/Name.tsx";
import { Hand, Heart } from "../../look/reaction-icons.tsx";
import * as words from "../../words/room-reactions.en.ts";
import { Act } from "./Act.tsx";
import { useRoom } from "./context.ts";
import { useStudents } from "./students.ts";

/** Hands that are up, whose they are, and hearts of these seconds; where the room takes them. */
export function Reactions() {
	const { pulse, change } = useRoom();
	const { reactions } = pulse;
	const { hands = 0, hearts = 0, seats = [] } = reactions ?? {};
	const said = useCalm(
		reactions === undefined ? "" : words.saidReactions(hands, hearts),
	);
	return (
		<section
			class="room-reactions"
			aria-label={words.reactions}
			hidden={reactions === undefined}
		>
			<p class="reaction-counts">
				<span data-some={hands > 0 ? "" : undefined}>
					<Hand />
					{words.hands(hands)}
				</span>
				<span data-some={hearts > 0 ? "" : undefined}>
					<Heart />
					{words.hearts(hearts)}
				</span>
				<Act
					look="quiet"
					blocked={hands === 0 ? words.noHandIsUp : null}
					onPress={() => void change("lowerHands", {})}
				>
					{words.lowerAllHands}
				</Act>
			</p>
			{seats.length > 0 && <Raised seats={seats} more={hands - seats.length} />}
			<p class="visually-hidden" role="status">
				{said}
			</p>
		</section>
	);
}

/** By name; who cannot be named yet is counted alone. */
function Raised({
	seats,
	more,
}: {
	readonly seats: readonly string[];
	readonly more: number;
}) {
	const { id, pulse } = useRoom();
	const { students } = useStudents(id, pulse.joined);
	const bySeat = new Map(students.map(({ seat, name }) => [seat, name]));
	return (
		<ol class="raised" aria-label={words.whoRaisedIt}>
			{seats.map((seat) => {
				const name = bySeat.get(seat);
				return (
					name !== undefined && (
						<li key={seat}>
							<Name of={name} />
						</li>
					)
				);
			})}
			{more > 0 && <li>{words.andMore(more)}</li>}
		</ol>
	);
}
