import type { RoomSettings } from "../../../shared/settings.ts";
import * as words from "../../words/room.en.ts";
import { Switch } from "./Act.tsx";
import { useRoom } from "./context.ts";
import { hideBars, hidesBars } from "./hide-bars.ts";

/** Whether the settings leave anything to show. */
export function hasLeaderboard({
	leaderboard,
	scoring,
}: RoomSettings): boolean {
	return leaderboard && scoring !== "none";
}

/** What the instructor puts on the screen beyond the phase's own content. */
export function ScreenSwitches() {
	const { view, sheet, send } = useRoom();
	const question = view.question === null ? undefined : sheet[view.question];
	const isHiding = hidesBars.use();
	const show =
		(what: "distribution" | "leaderboard" | "why") => (on: boolean) =>
			void send({ do: "show", what, on });
	if (view.phase === "ended") return null;
	return (
		<section class="screen-switches" aria-label={words.onTheScreen}>
			<Switch on={view.screen.distribution} onSwitch={show("distribution")}>
				{words.distributionOnTheScreen}
			</Switch>
			{view.phase === "revealed" && question?.explanation && (
				<Switch on={view.screen.why === true} onSwitch={show("why")}>
					{words.whyOnTheScreen}
				</Switch>
			)}
			{hasLeaderboard(view.settings) && (
				<Switch on={view.screen.leaderboard} onSwitch={show("leaderboard")}>
					{words.leaderboardOnTheScreen}
				</Switch>
			)}
			<Switch on={isHiding} onSwitch={hideBars} isLocal>
				{words.hideBarsHere}
			</Switch>
		</section>
	);
}
