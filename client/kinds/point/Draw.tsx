import { useRef, useState } from "preact/hooks";
import {
	type Point,
	type Region,
	type Shape,
	whole,
} from "../../../shared/kinds/point/regions.ts";
import { replaced } from "../../fields/lists.ts";
import { moved, regionAround, regionBetween } from "./edit.ts";
import { Outlines, Plate, placed } from "./Plate.tsx";

interface Props {
	readonly image: string;
	readonly regions: readonly Region[];
	/** Of what is drawn next. */
	readonly shape: Shape;
	readonly canAdd: boolean;
	onAdd(region: Region): void;
	onMove(at: number, region: Region): void;
}

/** What a mouse or a finger is at: nothing of it is in the question before it is let go. */
interface Stroke {
	readonly from: Point;
	/** The region that it moves; null: it draws one. */
	readonly at: number | null;
	readonly region: Region | null;
}

/** A drag that is shorter, in thousandths, was a tap. */
const shortest = 15;

/** The picture to draw regions on: a drag draws one, or moves the one in which it begins; a tap sets one around it. Fields below it do the same by keys. */
export function Draw({ image, regions, shape, canAdd, onAdd, onMove }: Props) {
	const area = useRef<HTMLDivElement>(null);
	const [stroke, setStroke] = useState<Stroke | null>(null);
	const placeOf = ({ clientX, clientY }: MouseEvent): Point => {
		const box = area.current?.getBoundingClientRect() ?? new DOMRect();
		return [
			((clientX - box.left) / box.width) * whole,
			((clientY - box.top) / box.height) * whole,
		];
	};
	const begin = (event: PointerEvent) => {
		if (event.button > 0) return;
		const from = placeOf(event);
		const at = regions.findIndex((region) => holds(region, from));
		if (at === -1 && !canAdd) return;
		area.current?.setPointerCapture(event.pointerId);
		setStroke({ from, at: at === -1 ? null : at, region: null });
	};
	const draw = (event: PointerEvent) => {
		if (stroke === null) return;
		const { from, at } = stroke;
		const to = placeOf(event);
		const [across, down] = [to[0] - from[0], to[1] - from[1]];
		const own = at === null ? undefined : regions[at];
		const isTap = Math.max(Math.abs(across), Math.abs(down)) < shortest;
		if (isTap) return;
		const region =
			own === undefined
				? regionBetween(shape, from, to)
				: moved(own, across, down);
		setStroke({ ...stroke, region });
	};
	const end = () => {
		if (stroke === null) return;
		setStroke(null);
		const { from, at, region } = stroke;
		if (at === null) onAdd(region ?? regionAround(shape, from));
		else if (region !== null) onMove(at, region);
	};
	const shown =
		stroke === null || stroke.region === null
			? regions
			: stroke.at === null
				? [...regions, stroke.region]
				: replaced(regions, stroke.at, stroke.region);
	return (
		<div class="point-draw">
			<Plate image={image}>
				<Outlines regions={shown} />
				{shown.map(({ x, y, width, height }, index) => (
					<b
						key={index}
						class="point-number"
						aria-hidden="true"
						style={placed([x + width / 2, y + height / 2])}
					>
						{index + 1}
					</b>
				))}
				<div
					class="point-area"
					ref={area}
					onPointerDown={begin}
					onPointerMove={draw}
					onPointerUp={end}
					onPointerCancel={() => setStroke(null)}
				/>
			</Plate>
		</div>
	);
}

function holds({ x, y, width, height }: Region, at: Point): boolean {
	return x <= at[0] && at[0] <= x + width && y <= at[1] && at[1] <= y + height;
}
