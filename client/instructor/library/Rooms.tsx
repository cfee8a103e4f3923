import { useId, useState } from "preact/hooks";
import { showCode } from "../../../shared/code.ts";
import type { RoomSummary } from "../../../shared/rest.ts";
import * as words from "../../words/library.en.ts";
import { Menu } from "../shell/Menu.tsx";
import { href } from "../shell/route.ts";
import { showWhen } from "../shell/when.ts";
import { deleteRoom } from "./actions.ts";
import { useBusy } from "./busy.ts";

interface Props {
	rooms: readonly RoomSummary[];
	onChanged(): Promise<void>;
}

const fewRooms = 8;
const manyRooms = 100;

/** Rooms that were begun longer ago were left open, most likely. */
const oldAfterMs = 12 * 3_600_000;

/** Rooms that run, on slate, and in one line those that were left open. */
export function RunningRooms({ rooms, onChanged }: Props) {
	const running = rooms.filter((room) => room.phase !== "ended");
	const now = Date.now();
	const isOld = (room: RoomSummary) => now - room.createdAt > oldAfterMs;
	const old = running.filter(isOld);
	const fresh = running.filter((room) => !isOld(room));
	const id = useId();
	if (running.length === 0) return null;
	return (
		<section class="running" aria-labelledby={id}>
			<h2 id={id} class="visually-hidden">
				{words.running(running.length)}
			</h2>
			<Running rooms={fresh} onChanged={onChanged} />
			{old.length > 0 && (
				<details class="running-old">
					<summary>{words.leftOpen(old.length)}</summary>
					<Running rooms={old} onChanged={onChanged} />
				</details>
			)}
		</section>
	);
}

function Running({ rooms, onChanged }: Props) {
	return (
		<ul class="library-running">
			{rooms.map((room, index) => (
				<li key={room.id} class="slate">
					<span class="tag live">{words.isRunning}</span>
					<h3 dir="auto">{room.title}</h3>
					<p>
						<b class="library-code number" translate={false}>
							{showCode(room.code)}
						</b>
						<span>{sayPhase(room.phase)}</span>
						<span>{words.students(room.joined)}</span>
						<span>{words.started(showWhen(room.createdAt))}</span>
						{room.endsAt !== undefined && (
							<span>{words.endsAt(showWhen(room.endsAt))}</span>
						)}
					</p>
					<div class="library-actions">
						<a
							class={index === 0 ? "button lit" : "button"}
							href={href({ page: "room", room: room.id })}
							aria-label={words.goToTheRoomOf(room.title)}
						>
							{words.goToTheRoom}
						</a>
						<RoomMenu room={room} onChanged={onChanged} />
					</div>
				</li>
			))}
		</ul>
	);
}

export function EndedRooms({
	rooms,
	isWhole,
	onWanted,
	onChanged,
}: Props & {
	/** Whether there are no others. */
	isWhole: boolean;
	/** So many are to be read. */
	onWanted(count: number): void;
}) {
	const [most, setMost] = useState(fewRooms);
	const showMore = () => {
		setMost(most + manyRooms);
		onWanted(most + manyRooms);
	};
	const ended = rooms.filter((room) => room.phase === "ended");
	const shown = ended.slice(0, most);
	const id = useId();
	return (
		<section aria-labelledby={id}>
			<h2 id={id}>{words.pastSessions}</h2>
			{ended.length === 0 && <p class="library-empty">{words.noRoomsYet}</p>}
			<ul class="library-list">
				{shown.map((room) => (
					<li key={room.id} class="library-row">
						<div class="library-what">
							<h3 dir="auto">
								<a href={href({ page: "results", room: room.id })}>
									{room.title}
								</a>
							</h3>
							<p class="library-facts">
								<span>{showWhen(room.createdAt)}</span>
								<span>{words.students(room.joined)}</span>
								{room.result?.right != null && (
									<span>
										{words.shareRight(Math.round(100 * room.result.right))}
									</span>
								)}
							</p>
						</div>
						<div class="library-actions">
							<a
								class="button"
								href={href({ page: "results", room: room.id })}
								aria-label={words.resultsOf(
									room.title,
									showWhen(room.createdAt),
								)}
							>
								{words.results}
							</a>
							<RoomMenu room={room} onChanged={onChanged} />
						</div>
					</li>
				))}
			</ul>
			{(shown.length < ended.length || !isWhole) && (
				<button type="button" class="button library-more" onClick={showMore}>
					{isWhole && ended.length <= most + manyRooms
						? words.showAll(ended.length)
						: words.showMoreRooms}
				</button>
			)}
		</section>
	);
}

function RoomMenu({
	room,
	onChanged,
}: {
	room: RoomSummary;
	onChanged(): Promise<void>;
}) {
	const [, run] = useBusy();
	const remove = async () => {
		if (await deleteRoom(room)) await onChanged();
	};
	return (
		<Menu
			label={words.more}
			of={`${room.title}, ${showCode(room.code)}`}
			look="square"
		>
			{room.phase !== "ended" && (
				<a class="button quiet" href={href({ page: "results", room: room.id })}>
					{words.resultsSoFar}
				</a>
			)}
			<button
				type="button"
				class="button quiet"
				onClick={() => void run(remove)}
			>
				{words.deleteForGoodItem}
			</button>
		</Menu>
	);
}
function sayPhase(phase: RoomSummary["phase"]): string {
	switch (phase) {
		case "lobby":
			return words.waitingForStudents;
		case "ready":
			return words.aQuestionIsReady;
		case "open":
			return words.aQuestionIsOpen;
		case "closed":
			return words.aQuestionIsClosed;
		case "revealed":
			return words.aQuestionIsRevealed;
		case "ended":
			return words.ended;
	}
}
