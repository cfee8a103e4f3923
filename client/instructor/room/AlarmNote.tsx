import { Lock } from "../../look/icons.tsx";
import { Act } from "./Act.tsx";
import { useRoom } from "./context.ts";

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
						<Lock /> <b>{alarm.why}.</b> They get in when you say so. Whoever is
						in already notices nothing.
					</p>
				)}
			</div>
			{alarm !== null && (
				<div class="stage-line">
					<p class="number">
						{waiting === 0
							? "Nobody waits now."
							: `${waiting} ${waiting === 1 ? "waits" : "wait"}.`}
					</p>
					<Act look="primary" onPress={() => admit(null)}>
						{waiting === 0
							? "Let newcomers join again"
							: `Let in all ${waiting}`}
					</Act>
					{waiting > some && (
						<Act onPress={() => admit(some)}>Let in the first {some}</Act>
					)}
					{waiting > 0 && (
						<Act look="danger" onPress={() => void change("clearLine", {})}>
							Send all away
						</Act>
					)}
				</div>
			)}
		</div>
	);
}
