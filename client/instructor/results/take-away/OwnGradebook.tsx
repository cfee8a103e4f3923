import { useRef, useState } from "preact/hooks";
import type { Gradebook } from "../../../../shared/gradebook.ts";
import { Download } from "../../../look/icons.tsx";
import * as words from "../../../words/take-away.en.ts";
import { useBusy } from "../../library/busy.ts";
import { notify } from "../../shell/notice.tsx";
import { Choose } from "./Choose.tsx";
import { columnChoices, studentChoices } from "./columns.ts";
import { Found } from "./Found.tsx";
import { fillings } from "./fillings.ts";
import { type Chosen, downloadFilled, type Picked, pick } from "./gradebook.ts";
import { usePreview } from "./preview.ts";

/** A gradebook that somebody chooses or drops here comes back with one column filled. */
export function OwnGradebook({ room }: { room: string }) {
	const [file, setFile] = useState<Picked | null>(null);
	const input = useRef<HTMLInputElement>(null);
	const take = async (files: FileList | null | undefined) => {
		const [first] = files ?? [];
		if (first === undefined) return;
		const picked = await pick(first);
		if (picked === null) notify(words.unreadable, { tone: "error" });
		else setFile(picked);
	};
	return (
		<section
			class="take-away-own"
			aria-label={words.gradebookFile}
			onDragOver={(event) => {
				if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
			}}
			onDrop={(event) => {
				event.preventDefault();
				void take(event.dataTransfer?.files);
			}}
		>
			<p class="take-away-file">
				<button
					type="button"
					class="button"
					onClick={() => input.current?.click()}
				>
					{file === null ? words.chooseFile : words.chooseAnother}
				</button>
				{file === null ? (
					<span class="quiet-text">{words.orDrop}</span>
				) : (
					<bdi translate={false}>{file.name}</bdi>
				)}
			</p>
			<input
				ref={input}
				type="file"
				accept=".csv,.tsv,.txt,.xlsx,.xlsm,text/csv"
				hidden
				aria-label={words.gradebookFile}
				onChange={({ currentTarget }) => {
					const { files } = currentTarget;
					void take(files).then(() => {
						// So that the same file, mended, can be chosen again.
						currentTarget.value = "";
					});
				}}
			/>
			{file !== null && <Filling key={file.number} room={room} file={file} />}
		</section>
	);
}

function Filling({ room, file }: { room: string; file: Picked }) {
	const [chosen, setChosen] = useState<Chosen>({
		sheet: null,
		by: null,
		into: "new",
		fill: "points",
	});
	const { told, problem, isLooking, again } = usePreview(room, file, chosen);
	const [busy, run] = useBusy();
	const save = () =>
		run(async () => {
			const problem = await downloadFilled(room, file, chosen);
			if (problem === null) notify(words.saved(file.name));
			else notify(problem, { tone: "error" });
		});
	const change = (more: Partial<Chosen>) => setChosen({ ...chosen, ...more });
	return (
		<>
			{told !== null && (
				<Choices told={told} chosen={chosen} onChange={change} />
			)}
			<div role="status" aria-busy={isLooking}>
				{problem !== null ? (
					<p class="fault">
						{problem}{" "}
						<button type="button" class="button" onClick={again}>
							{words.tryAgain}
						</button>
					</p>
				) : told === null ? (
					<p class="quiet-text">{words.looking}</p>
				) : (
					<Found told={told} />
				)}
			</div>
			{told !== null && told.matched > 0 && problem === null && (
				<p>
					<button
						type="button"
						class="button primary"
						aria-disabled={busy || isLooking}
						onClick={() => {
							if (!isLooking) void save();
						}}
					>
						<Download /> {words.downloadFilled}
					</button>
				</p>
			)}
		</>
	);
}

function Choices({
	told,
	chosen,
	onChange,
}: {
	told: Gradebook;
	chosen: Chosen;
	onChange(more: Partial<Chosen>): void;
}) {
	return (
		<div class="take-away-fields">
			{told.sheets.length > 1 && (
				<Choose
					label={words.sheet}
					value={chosen.sheet ?? String(told.sheet)}
					choices={told.sheets.map((label, at) => ({
						value: String(at),
						label,
					}))}
					// Its columns are others.
					onChange={(sheet) => onChange({ sheet, by: null, into: "new" })}
				/>
			)}
			<Choose
				label={words.by}
				value={chosen.by ?? told.by.join()}
				choices={studentChoices(told)}
				onChange={(by) => onChange({ by })}
			/>
			<Choose
				label={words.fill}
				value={chosen.fill}
				choices={fillings}
				onChange={(fill) => onChange({ fill })}
			/>
			<Choose
				label={words.into}
				value={chosen.into}
				choices={[
					{ value: "new", label: words.newColumn },
					...columnChoices(told),
				]}
				onChange={(into) => onChange({ into })}
			/>
		</div>
	);
}
