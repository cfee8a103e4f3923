import * as words from "../../../words/take-away.en.ts";
import "./take-away.css";
import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";
import { pathOf } from "../../../../shared/route.ts";
import { routes } from "../../../../shared/routes.ts";
import { base } from "../../../link/base.ts";
import { Download } from "../../../look/icons.tsx";
import { Dialog } from "../../shell/Dialog.tsx";
import { Choose } from "./Choose.tsx";
import { fillings } from "./fillings.ts";
import { OwnGradebook } from "./OwnGradebook.tsx";
import { decimal, usualSeparator } from "./separator.ts";

/** A button, and behind it every file in which a room's results can be had. */
export function TakeAway({ room }: { room: string }) {
	const [open, setOpen] = useState(false);
	return (
		<>
			<button type="button" class="button" onClick={() => setOpen(true)}>
				<Download /> {words.takeAway}
			</button>
			<Dialog
				title={words.title}
				wide
				open={open}
				onClose={() => setOpen(false)}
			>
				<div class="take-away">
					<Excel room={room} />
					<Csv room={room} />
					<Part name={words.own} hint={words.ownHint}>
						<OwnGradebook room={room} />
					</Part>
					<Moodle room={room} />
					<Json room={room} />
				</div>
			</Dialog>
		</>
	);
}

function Part({
	name,
	hint,
	link,
	children,
}: {
	name: string;
	hint: ComponentChildren;
	/** Where the file is. */
	link?: string;
	children?: ComponentChildren;
}) {
	const id = useId();
	return (
		<section aria-labelledby={id}>
			<div class="take-away-head">
				<div>
					<h3 id={id}>{name}</h3>
					<p class="quiet-text">{hint}</p>
				</div>
				{link !== undefined && (
					<a
						class="button"
						href={base + link}
						download
						aria-label={words.downloadNamed(name)}
					>
						<Download /> {words.download}
					</a>
				)}
			</div>
			{children}
		</section>
	);
}

function Excel({ room }: { room: string }) {
	const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
	const query = new URLSearchParams({ zone: timeZone });
	return (
		<Part
			name={words.excel}
			hint={words.excelHint}
			link={`${pathOf(routes.rooms.workbook, { id: room })}?${query}`}
		/>
	);
}

const separators = [
	{ value: "comma", label: words.comma },
	{ value: "semicolon", label: words.semicolon },
	{ value: "tab", label: words.tab },
] as const;

function Csv({ room }: { room: string }) {
	const [separator, setSeparator] = useState(usualSeparator);
	const [texts, setTexts] = useState(true);
	const [ids, setIds] = useState(true);
	const query = new URLSearchParams({
		separator,
		decimal: decimal(separator),
		heads: texts ? "texts" : "numbers",
		ids: ids ? "text" : "plain",
	});
	return (
		<Part
			name={words.csv}
			hint={words.csvHint}
			link={`${pathOf(routes.rooms.table, { id: room })}?${query}`}
		>
			<div class="take-away-fields">
				<Choose
					label={words.separator}
					value={separator}
					choices={separators}
					onChange={setSeparator}
				/>
				<div>
					<Tick label={words.withTexts} on={texts} onChange={setTexts} />
					<Tick label={words.keepIds} on={ids} onChange={setIds} />
				</div>
			</div>
		</Part>
	);
}

function Tick({
	label,
	on,
	onChange,
}: {
	label: string;
	on: boolean;
	onChange(on: boolean): void;
}) {
	return (
		<label class="take-away-tick">
			<input
				type="checkbox"
				checked={on}
				onChange={({ currentTarget }) => onChange(currentTarget.checked)}
			/>
			<span>{label}</span>
		</label>
	);
}

const columns = [
	{ value: "email", label: words.byEmail },
	{ value: "idnumber", label: words.byIdNumber },
	{ value: "username", label: words.byUsername },
	{ value: "name", label: words.byName },
] as const;
function Moodle({ room }: { room: string }) {
	const [by, setBy] = useState<(typeof columns)[number]["value"]>("email");
	const [fill, setFill] =
		useState<(typeof fillings)[number]["value"]>("points");
	const query = new URLSearchParams({ by, fill });
	return (
		<Part
			name={words.moodle}
			hint={words.moodleHint}
			link={`${pathOf(routes.rooms.grades, { id: room })}?${query}`}
		>
			<div class="take-away-fields">
				<Choose
					label={words.joinedBy}
					value={by}
					choices={columns}
					onChange={setBy}
				/>
				<Choose
					label={words.grade}
					value={fill}
					choices={fillings}
					onChange={setFill}
				/>
			</div>
			{by === "email" && <p class="quiet-text">{words.moodleEmailHint}</p>}
		</Part>
	);
}

function Json({ room }: { room: string }) {
	const description = (
		<a href={base + routes.server.document.path} target="_blank" rel="noopener">
			{words.schema}
		</a>
	);
	return (
		<Part
			name={words.json}
			hint={words.jsonHint(description)}
			link={`${pathOf(routes.rooms.results, { id: room })}?download=1`}
		/>
	);
}
