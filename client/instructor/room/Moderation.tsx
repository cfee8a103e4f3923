import * as texts from "../../words/moderation.en.ts";
import "./moderation.css";
import type { TargetedKeyboardEvent } from "preact";
import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { EntryState, Written } from "../../../shared/pulse.ts";
import { useOrder } from "../../entries/order.ts";
import { Check, Cross, Undo } from "../../look/icons.tsx";
import { isolated } from "../../look/Name.tsx";
import { Act } from "./Act.tsx";
import { useRoom } from "./context.ts";
import {
	countOf,
	merge,
	moderate,
	type Row,
	tabsOf,
	undoing,
	type Wanted,
	wishesOf,
	withoutWishes,
} from "./moderation.ts";

type Commands = ReturnType<typeof moderate>;

/** Steps that can be taken back. */
const mostUndone = 20;
/** A pulse tells what was done soon after the reply. */
const pulseMs = 1000;

const tabs = [
	["new", texts.tabNew, texts.nothingNew],
	["shown", texts.tabShown, texts.nothingShown],
	["hidden", texts.tabHidden, texts.nothingTakenAway],
] as const;

/** What students wrote to the question that is on, to be let pass, taken away, and grouped, each by one tap or key. */
export function Moderation(props: {
	readonly question: number;
	readonly written: Written;
}) {
	const { question, written } = props;
	const { send } = useRoom();
	const [tab, setTab] = useState<EntryState>(written.isHeld ? "new" : "shown");
	const [wanted, setWanted] = useState<Wanted>(new Map());
	const [done, setDone] = useState<readonly Commands[]>([]);
	const [head, setHead] = useState<string | null>(null);
	const sorted = tabsOf(written, wanted);
	/** Under which entry each stood last: there it stays when it is by itself again. */
	const heads = useRef(new Map<string, string>());
	const rows = useOrder(
		sorted[tab],
		({ id }) => id,
		(id) => heads.current.get(id),
	);
	for (const { id, under } of Object.values(sorted).flat())
		for (const entry of under) heads.current.set(entry.id, id);
	const target = Object.values(sorted)
		.flat()
		.find(({ id }) => id === head);
	const id = useId();

	const list = useRef<HTMLUListElement>(null);
	/** The row whose button gets the focus once what was pressed is gone from the list. */
	const next = useRef<number | null>(null);
	const focus = (at: number) => {
		const items = list.current?.children ?? [];
		const item = items[Math.min(at, items.length - 1)];
		item?.querySelector("button")?.focus();
	};
	// At once with the rows that the press made: an effect of the render before may still wait, and would find other rows.
	useLayoutEffect(() => {
		if (next.current !== null) focus(next.current);
		next.current = null;
	});

	/** One after another: what is taken back at once was done before. */
	const before = useRef<Promise<unknown>>(Promise.resolve());
	const latest = useRef(wanted);
	const want = (change: (so: Wanted) => Wanted) => {
		latest.current = change(latest.current);
		setWanted(latest.current);
	};
	const act = (
		commands: Commands,
		back: Commands | null,
		under: Row["under"] = [],
	) => {
		const wishes = wishesOf(commands, latest.current, under);
		want((so) => new Map([...so, ...wishes]));
		if (back !== null) setDone((done) => [...done.slice(1 - mostUndone), back]);
		const forget = () => want((so) => withoutWishes(so, wishes));
		before.current = before.current.then(async () => {
			let isDone = true;
			for (const command of commands) isDone = isDone && (await send(command));
			if (isDone) return setTimeout(forget, pulseMs);
			forget();
			setDone((done) => done.filter((one) => one !== back));
		});
	};
	const put = (these: readonly Row[], is: EntryState) => {
		const commands = moderate(question, these, is);
		if (commands.length > 0) act(commands, undoing(commands));
	};
	const join = (row: Row) => {
		if (head === null || row.id === head) return;
		const commands = merge(question, row, head);
		act(commands, undoing(commands, row.under), row.under);
	};
	const undo = () => {
		const last = done.at(-1);
		if (last === undefined) return;
		setDone(done.slice(0, -1));
		act(last, null);
	};

	const onKeyDown = (event: TargetedKeyboardEvent<HTMLElement>) => {
		if (event.ctrlKey || event.metaKey || event.altKey) return;
		const items = [...(list.current?.children ?? [])];
		const at = items.findIndex((item) => item.contains(event.target as Node));
		const row = rows[at];
		const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
		const means: Readonly<Record<string, (() => void) | false | undefined>> = {
			ArrowDown: () => focus(at + 1),
			ArrowUp: () => focus(Math.max(0, at - 1)),
			s: row && tab !== "shown" && (() => put([row], "shown")),
			x: row && tab !== "hidden" && (() => put([row], "hidden")),
			g: row && (() => (head === null ? setHead(row.id) : join(row))),
			u: done.length > 0 && undo,
			Escape: head !== null && (() => setHead(null)),
		};
		const action = Object.hasOwn(means, key) ? means[key] : undefined;
		if (!action || event.repeat) return;
		event.preventDefault();
		if (at >= 0 && /^[sxg]$/.test(key)) next.current = at;
		action();
	};

	return (
		<section
			class="moderation"
			aria-labelledby={`${id}-title`}
			onKeyDown={onKeyDown}
		>
			<h2 id={`${id}-title`}>{texts.whatStudentsWrote}</h2>
			<p class="small quiet-text">
				{written.isHeld ? texts.onlyYouSeeTheNew : texts.allShows}
			</p>
			<div class="moderation-bar">
				<fieldset>
					<legend class="visually-hidden">{texts.whichEntries}</legend>
					{tabs.map(([name, label]) =>
						name === "new" && !written.isHeld ? null : (
							<button
								key={name}
								type="button"
								class="button quiet number"
								aria-pressed={tab === name}
								onClick={() => setTab(name)}
							>
								{label(sorted[name].length)}
							</button>
						),
					)}
				</fieldset>
				<Act
					look="quiet"
					blocked={done.length === 0 ? texts.nothingToUndo : null}
					onPress={undo}
				>
					<Undo /> {texts.undo}
				</Act>
				{tab !== "shown" && rows.length > 0 && head === null && (
					<Act onPress={() => put(rows, "shown")}>
						<Check /> {texts.showAll(rows.length)}
					</Act>
				)}
			</div>
			{target && (
				<p class="moderation-head" role="status">
					<span>{texts.whatBelongsTo(<b dir="auto">{target.text}</b>)}</span>
					<button type="button" class="button" onClick={() => setHead(null)}>
						{texts.done}
					</button>
				</p>
			)}
			<ul ref={list}>
				{rows.map((row, at) => (
					<Line
						key={row.id}
						row={row}
						tab={tab}
						head={target === undefined ? null : head}
						onPut={(is) => {
							next.current = at;
							put([row], is);
						}}
						onHead={() => setHead(row.id)}
						onJoin={() => {
							next.current = at;
							join(row);
						}}
						onOut={(entry) => {
							next.current = at + 1;
							const commands = merge(question, entry, null);
							act(commands, undoing(commands));
						}}
					/>
				))}
			</ul>
			{rows.length === 0 && (
				<p class="quiet-text">{tabs.find(([name]) => name === tab)?.[2]}</p>
			)}
			{written.left > 0 && (
				<p class="small quiet-text">{texts.andOthers(written.left)}</p>
			)}
			<p class="small quiet-text moderation-keys">{texts.keysHint}</p>
		</section>
	);
}

interface LineProps {
	readonly row: Row;
	readonly tab: EntryState;
	/** The entry that others are put under just now. */
	readonly head: string | null;
	onPut(is: EntryState): void;
	onHead(): void;
	onJoin(): void;
	onOut(entry: Row["under"][number]): void;
}

function Line({ row, tab, head, onPut, onHead, onJoin, onOut }: LineProps) {
	const text = isolated(row.text);
	return (
		<li data-head={row.id === head ? "" : undefined}>
			<p class="moderation-text" dir="auto">
				{row.text} <b class="number">{countOf(row)}</b>
			</p>
			<div class="moderation-acts">
				{head !== null ? (
					row.id !== head && (
						<Act label={texts.saidBelongs(text)} onPress={onJoin}>
							{texts.belongs}
						</Act>
					)
				) : (
					<>
						{tab !== "shown" && (
							<Act label={texts.saidShow(text)} onPress={() => onPut("shown")}>
								<Check /> {texts.show}
							</Act>
						)}
						{tab !== "hidden" && (
							<Act
								label={texts.saidTakeAway(text)}
								onPress={() => onPut("hidden")}
							>
								<Cross /> {texts.takeAway}
							</Act>
						)}
						<Act look="quiet" label={texts.saidGroup(text)} onPress={onHead}>
							{texts.group}
						</Act>
					</>
				)}
			</div>
			{row.under.length > 0 && (
				<ul class="moderation-under">
					{row.under.map((entry) => (
						<li key={entry.id}>
							<span>
								<bdi>{entry.text}</bdi>
								<Act
									look="quiet"
									label={texts.takeOut(isolated(entry.text))}
									onPress={() => onOut(entry)}
								>
									<Cross />
								</Act>
							</span>
						</li>
					))}
				</ul>
			)}
		</li>
	);
}
