import { Lock } from "../../look/icons.tsx";
import * as words from "../../words/room.en.ts";
import { Act } from "./Act.tsx";
import { useRoom } from "./context.ts";
import { sayAlarm } from "./words.ts";

/** So many are let in at a time where more wait. */
const some = 20;

/** Newcomers wait: why, how many, and what to do with them. Only what happened is an alert: the number changes all the time. */
export function AlarmNote() {
	const { view, pulse, change } = useRoom();
	const { alarm } = view;
	const { waiting } = pulse;
	const admit = (first: number | null) => void change("admit", { first });
	return (
		<div class={alarm === null ? "" : "stage-alarm"}>
			<div role="alert">
				{alarm !== null && (
					<p>
						<Lock /> {words.alarm(<b>{sayAlarm(alarm)}.</b>)}
					</p>
				)}
			</div>
			{alarm !== null && (
				<div class="stage-line">
					<p class="number">{words.wait(waiting)}</p>
					<Act look="primary" onPress={() => admit(null)}>
						{waiting === 0
							? words.letNewcomersJoinAgain
							: words.letInAll(waiting)}
					</Act>
					{waiting > some && (
						<Act onPress={() => admit(some)}>{words.letInTheFirst(some)}</Act>
					)}
					{waiting > 0 && (
						<Act look="danger" onPress={() => void change("clearLine", {})}>
							{words.sendAllAway}
						</Act>
					)}
				</div>
			)}
		</div>
	);
}
