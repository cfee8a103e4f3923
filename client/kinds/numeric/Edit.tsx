import * as words from "./words.en.ts";
import "./desk.css";
import { useId, useLayoutEffect, useState } from "preact/hooks";
import { type Band, most } from "../../../shared/kinds/numeric/model.ts";
import { TextField } from "../../fields/fields.tsx";
import { fieldOf, focusField } from "../../fields/focus.ts";
import { Tool } from "../../fields/Tool.tsx";
import { Cross, Plus } from "../../look/icons.tsx";
import type { EditProps } from "../part.ts";
import {
	bandsOf,
	inOtherWay,
	isTyped,
	removeBand,
	unitOf,
	untyped,
	withBand,
	withUnit,
} from "./edit.ts";
import { NumberInput } from "./NumberInput.tsx";

const bandAt = (index: number) => `key.bands.${index}`;

/** The unit, and which numbers are right. */
export function Edit({ question, keyAlone, onChange }: EditProps) {
	const bands = bandsOf(question);
	/** One whose number nobody has typed yet: it is in no quiz, and is right for nobody. */
	const [begun, setBegun] = useState<Band | null>(null);
	const rows = begun === null ? bands : [...bands, begun];
	const isOpen = begun !== null;
	useLayoutEffect(() => {
		if (isOpen)
			focusField(fieldOf(question.id, `${bandAt(bands.length)}.value`));
	}, [isOpen]);
	const take = (index: number, next: Band, part: string) => {
		if (index === bands.length && !isTyped(next)) return setBegun(next);
		if (index === bands.length) setBegun(null);
		onChange(
			withBand(question, index, next),
			`${bandAt(index)}.${part}`,
			part === "is" || part === "per" ? undefined : "typing",
		);
	};
	return (
		<fieldset class="kind-fields numeric-edit">
			<legend>{words.rightNumbers}</legend>
			<ol>
				{rows.map((band, index) => (
					<BandRow
						key={index}
						band={band}
						index={index}
						question={question.id}
						onBand={(next, part) => take(index, next, part)}
						onRemove={() =>
							index === bands.length
								? setBegun(null)
								: onChange(removeBand(question, index), "key.bands")
						}
					/>
				))}
			</ol>
			{!isOpen && bands.length < most.bands && (
				<button
					type="button"
					class="button quiet"
					data-field={fieldOf(question.id, "key.bands")}
					onClick={() => setBegun(untyped)}
				>
					<Plus />{" "}
					{bands.length === 0 ? words.addTheRightNumber : words.addAnother}
				</button>
			)}
			{!keyAlone && (
				<div class="numeric-unit-field">
					<TextField
						label={words.unit}
						labelled
						name={fieldOf(question.id, "ask.unit")}
						value={unitOf(question)}
						max={most.unit}
						oneLine
						placeholder={words.noUnit}
						onText={(unit) =>
							onChange(withUnit(question, unit), "ask.unit", "typing")
						}
					/>
				</div>
			)}
		</fieldset>
	);
}

interface RowProps {
	readonly band: Band;
	readonly index: number;
	readonly question: string;
	onBand(band: Band, part: string): void;
	onRemove(): void;
}

function BandRow({ band, index, question, onBand, onRemove }: RowProps) {
	const id = useId();
	const name = (part: string) => fieldOf(question, `${bandAt(index)}.${part}`);
	return (
		<li>
			<div class="numeric-input">
				<label for={id}>{words.how}</label>
				<select
					id={id}
					class="field"
					data-field={name("is")}
					value={band.is}
					onChange={({ currentTarget }) => {
						if (currentTarget.value !== band.is) onBand(inOtherWay(band), "is");
					}}
				>
					<option value="around">{words.around}</option>
					<option value="range">{words.fromTo}</option>
				</select>
			</div>
			{band.is === "around" ? (
				<>
					<NumberInput
						label={words.number}
						name={name("value")}
						value={band.value}
						onNumber={(value) => onBand({ ...band, value }, "value")}
					/>
					<NumberInput
						label={words.by}
						name={name("by")}
						value={band.by}
						least={0}
						onNumber={(by) => onBand({ ...band, by }, "by")}
					/>
					<div class="numeric-input">
						<label for={`${id}-per`}>{words.per}</label>
						<select
							id={`${id}-per`}
							class="field"
							data-field={name("per")}
							value={band.per}
							onChange={({ currentTarget }) =>
								onBand(
									{
										...band,
										per: currentTarget.value === "cent" ? "cent" : "one",
									},
									"per",
								)
							}
						>
							<option value="one">{words.numbers}</option>
							<option value="cent">{words.perCent}</option>
						</select>
					</div>
				</>
			) : (
				<>
					<NumberInput
						label={words.from}
						name={name("least")}
						value={band.least}
						onNumber={(least) => onBand({ ...band, least }, "least")}
					/>
					<NumberInput
						label={words.to}
						name={name("most")}
						value={band.most}
						onNumber={(most) => onBand({ ...band, most }, "most")}
					/>
				</>
			)}
			<NumberInput
				label={words.ofThePoints}
				name={name("share")}
				value={Math.round(band.share * 100)}
				least={0}
				most={100}
				onNumber={(share) => onBand({ ...band, share: share / 100 }, "share")}
			/>
			<Tool label={words.removeRightNumber(index + 1)} onPress={onRemove}>
				<Cross />
			</Tool>
		</li>
	);
}
