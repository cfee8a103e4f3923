import "./desk.css";
import { most } from "../../../shared/kinds/point/model.ts";
import {
	leastSide,
	type Shape,
	shapes,
	whole,
} from "../../../shared/kinds/point/regions.ts";
import { loneImage } from "../../../shared/lone-image.ts";
import { askForImage } from "../../fields/choose-image.ts";
import { NumberField, TextField } from "../../fields/fields.tsx";
import { fieldOf } from "../../fields/focus.ts";
import { Tool } from "../../fields/Tool.tsx";
import { Cross, Picture, Plus } from "../../look/icons.tsx";
import type { EditProps } from "../part.ts";
import { Draw } from "./Draw.tsx";
import {
	addRegion,
	imageIn,
	mostWords,
	regionAround,
	regionsIn,
	removeRegion,
	setRegion,
	withWords,
	wordsIn,
} from "./edit.ts";
import * as words from "./words.en.ts";

const regionAt = (index: number, part?: string) =>
	["key.regions", index, part].filter((one) => one !== undefined).join(".");

const sides = ["x", "y", "width", "height"] as const;

/** The picture with what it shows in words, and the regions of it that are right. */
export function Edit({ question, keyAlone, onChange }: EditProps) {
	const image = imageIn(question);
	const field = fieldOf(question.id, "ask.image");
	const isThere = loneImage(image) !== null;
	const regions = regionsIn(question);
	const shape: Shape = regions[regions.length - 1]?.shape ?? "box";
	const add = (region: (typeof regions)[number]) =>
		onChange(addRegion(question, region), regionAt(regions.length, "x"));
	return (
		<>
			{!keyAlone && (
				<fieldset class="kind-fields">
					<legend>{words.picture}</legend>
					<TextField
						label={words.whatItShows}
						labelled
						name={field}
						value={wordsIn(question)}
						// With room for an image that is put into it.
						max={mostWords + 60}
						oneLine
						placeholder={words.whatItShowsAsIn}
						onText={(text) =>
							onChange(withWords(question, text), "ask.image", "typing")
						}
					/>
					<p class="point-choose">
						<button
							type="button"
							class="button"
							onClick={() => askForImage(field)}
						>
							<Picture /> {isThere ? words.chooseAnother : words.choosePicture}
						</button>{" "}
						<span class="small quiet-text">{words.orDrop}</span>
					</p>
				</fieldset>
			)}
			{isThere && (
				<fieldset class="kind-fields">
					<legend>{words.whereItIsRight}</legend>
					<Draw
						image={image}
						regions={regions}
						shape={shape}
						canAdd={regions.length < most.regions}
						onAdd={add}
						onMove={(at, region) =>
							onChange(setRegion(question, at, region), regionAt(at, "x"))
						}
					/>
					<p class="small quiet-text">
						{regions.length === 0 ? words.nothingIsRight : null}{" "}
						{words.drawHere}
					</p>
					<ol class="point-regions">
						{regions.map((region, index) => (
							<li key={index}>
								<fieldset>
									<legend>{words.regionNumber(index + 1)}</legend>
									<select
										class="field"
										aria-label={words.shape}
										data-field={fieldOf(question.id, regionAt(index, "shape"))}
										value={region.shape}
										onChange={({ currentTarget }) =>
											onChange(
												setRegion(question, index, {
													shape: currentTarget.value as Shape,
												}),
												regionAt(index, "shape"),
											)
										}
									>
										{shapes.map((one) => (
											<option key={one} value={one}>
												{words.shapes[one]}
											</option>
										))}
									</select>
									{sides.map((side) => {
										const isSize = side === "width" || side === "height";
										const start = side === "width" ? region.x : region.y;
										return (
											<NumberField
												key={side}
												label={words.sides[side]}
												name={fieldOf(question.id, regionAt(index, side))}
												value={region[side] / 10}
												empty={region[side] / 10}
												placeholder=""
												min={isSize ? leastSide / 10 : 0}
												max={
													((isSize ? whole - start : whole - leastSide) / 10) |
													0
												}
												onNumber={(number) =>
													onChange(
														setRegion(question, index, { [side]: number * 10 }),
														regionAt(index, side),
														"typing",
													)
												}
											/>
										);
									})}
									<Tool
										label={words.removeRegion(index + 1)}
										onPress={() =>
											onChange(
												removeRegion(question, index),
												"key.regions",
												"jump",
											)
										}
									>
										<Cross />
									</Tool>
								</fieldset>
							</li>
						))}
					</ol>
					{regions.length < most.regions && (
						<button
							type="button"
							class="button quiet"
							onClick={() =>
								onChange(
									addRegion(question, regionAround(shape, [500, 500])),
									regionAt(regions.length, "x"),
									"jump",
								)
							}
						>
							<Plus /> {words.addARegion}
						</button>
					)}
				</fieldset>
			)}
		</>
	);
}
