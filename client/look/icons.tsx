/** Icons of 24 units, drawn in the colour of the text and 1.2 times its height. Pictures only: the words stand beside them. */
const draw = (path: string) => (
	<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
		<path d={path} />
	</svg>
);

const cloud =
	"M7 19a5 5 0 0 1-.6-9.96 6.5 6.5 0 0 1 12.5 1.53A4.3 4.3 0 0 1 18 19z";

export const Check = () => draw("M4 12.5 9.5 18 20 6.5");
export const Cross = () => draw("M5.5 5.5l13 13M18.5 5.5l-13 13");
export const Cloud = () => draw(cloud);
export const CloudOff = () => draw(`${cloud}M3 3l18 18`);
export const Lock = () => draw("M5 11h14v10H5zM8 11V7a4 4 0 0 1 8 0v4");
export const Clock = () =>
	draw("M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM12 7v5.5l3.5 2");
export const People = () =>
	draw(
		"M9 11.5a4 4 0 1 1 0-8 4 4 0 0 1 0 8zM2 20.5c0-4 3-6 7-6s7 2 7 6M16 3.9a4 4 0 0 1 0 7.2M18.5 15c2.2.8 3.5 2.6 3.5 5.5",
	);
export const Copy = () => draw("M9 9h12v12H9zM5 15H3V3h12v2");
export const Trash = () =>
	draw("M4 6.5h16M9 6.5V3.5h6v3M6 6.5l1 14h10l1-14M10 11v5.5M14 11v5.5");
export const Up = () => draw("M12 20V4.5M5.5 11 12 4.5l6.5 6.5");
export const Down = () => draw("M12 4v15.5M5.5 13l6.5 6.5 6.5-6.5");
export const Plus = () => draw("M12 4.5v15M4.5 12h15");
export const Undo = () =>
	draw("M4 9.5h10.5a5 5 0 0 1 0 10H8M8.5 5 4 9.5 8.5 14");
export const Link = () =>
	draw(
		"M10 14a4.5 4.5 0 0 0 6.4 0l3.3-3.3a4.5 4.5 0 0 0-6.4-6.4L12 5.6M14 10a4.5 4.5 0 0 0-6.4 0l-3.3 3.3a4.5 4.5 0 0 0 6.4 6.4l1.3-1.3",
	);
export const Picture = () =>
	draw("M3 4.5h18v15H3zM3 16l5-5 4 4 3-3 6 6M15.5 8.5h.01");
export const Screen = () => draw("M2.5 4h19v12.5h-19zM12 16.5V21M8 21h8");
export const Phone = () => draw("M7 2.5h10v19H7zM11 18.5h2");
export const Download = () =>
	draw("M12 3.5V15M6.5 10l5.5 5.5L17.5 10M4 20.5h16");
export const Key = () =>
	draw(
		"M8 20a4.5 4.5 0 1 1 0-9 4.5 4.5 0 0 1 0 9zM11.2 12.3 20 3.5M16 7.5l3.5 3.5",
	);
export const Eye = () =>
	draw(
		"M2 12c4-7.5 16-7.5 20 0-4 7.5-16 7.5-20 0zM12 15a3 3 0 1 1 0-6 3 3 0 0 1 0 6z",
	);
export const Play = () => draw("M7 4.5v15l12-7.5z");
export const Stop = () => draw("M6 6h12v12H6z");
export const Sun = () =>
	draw(
		"M12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM12 2v2.5M12 19.5V22M2 12h2.5M19.5 12H22M5 5l1.7 1.7M17.3 17.3 19 19M19 5l-1.7 1.7M6.7 17.3 5 19",
	);
export const Moon = () =>
	draw("M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z");
export const Whole = () => draw("M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5");
export const Dark = () => draw("M4 6h16v12H4zM4 18 20 6");
const speaker = "M4 9.5v5h4l5 4.5V5L8 9.5z";
export const Heard = () =>
	draw(`${speaker}M16.5 9a4.5 4.5 0 0 1 0 6M19 6.5a8 8 0 0 1 0 11`);
export const Muted = () => draw(`${speaker}M16 9.5l5 5M21 9.5l-5 5`);
export const Dots = () => draw("M4.5 12h.8M11.6 12h.8M18.7 12h.8");
export const Bolt = () => draw("M13 2.5 5 13.5h6l-1 8 8-11h-6z");
export const List = () =>
	draw("M9 5.5h12M9 12h12M9 18.5h12M3.5 5.5h.8M3.5 12h.8M3.5 18.5h.8");
export const Unfold = () => draw("M6 9.5l6 6 6-6");
