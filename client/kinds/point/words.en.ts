export const label = "Point on a picture";
export const hint =
	"Students point at a place of a picture. Draw where it is right; without a region nothing is right or not.";

export const tapAPlace = "Tap a place in the picture, then send";
export const places = "Places in the picture; Shift and an arrow move a little";
export const cell = (column: number, row: number, of: readonly number[]) =>
	`column ${column} of ${of[0]}, row ${row} of ${of[1]}`;
export const at = (x: number, y: number) => `x ${x}\u00a0%, y ${y}\u00a0%`;
export const fromEdges = (x: number, y: number) =>
	`${x}\u00a0% from the left, ${y}\u00a0% from the top`;
export const region = (
	left: number,
	right: number,
	top: number,
	bottom: number,
) =>
	`${left} to ${right}\u00a0% from the left, ${top} to ${bottom}\u00a0% from the top`;
export const aLittle = {
	left: "A little to the left",
	up: "A little up",
	down: "A little down",
	right: "A little to the right",
} as const;

export const picture = "The picture";
export const pointedRight = "In the right place";
export const ofAll = (right: number, answered: number) =>
	`${right} of ${answered}`;
export const youPointed = "The cross is your place.";
export const answered = (answered: number) => `${answered} answered`;
export const right = (places: string) => `Right: ${places}`;
export const isRight = ", right";

export const whatItShows = "What the picture shows, and where";
export const whatItShowsAsIn =
	"for those who do not see it, as in “A heart, cut open: the left ventricle at the lower right”";
export const choosePicture = "Choose a picture";
export const chooseAnother = "Choose another picture";
export const orDrop = "or drop it, or paste it, into the field above";
export const whereItIsRight = "Where it is right";
export const drawHere =
	"Drag over the picture to draw a region, drag a region to move it. A finger’s width around it is right, too.";
export const nothingIsRight =
	"There is no region: it is a poll, in which nothing is right and nothing scores.";
export const addARegion = "Add a region";
export const regionNumber = (number: number) => `Region ${number}`;
export const removeRegion = (number: number) => `Remove region ${number}`;
export const shape = "Shape";
export const shapes = { box: "Rectangle", oval: "Ellipse" } as const;
export const sides = {
	x: "Left, %",
	y: "Top, %",
	width: "Width, %",
	height: "Height, %",
} as const;

export const acceptPlaces = "Places to accept";
export const acceptExplained =
	"A place that is right as well? Accept it, and all who pointed at it have it right. Marks and places follow at once.";
export const acceptedTimes = (count: number) => `accepted, ${count}`;
export const itsPicture = "its picture";
export const whatIsCorrect = "what is right";
export const inTheRightPlace = (percent: number) =>
	`${percent}\u00a0% pointed at a right place.`;
export const mostPointedAt = (place: string, count: number) =>
	`Most pointed at: ${place} (${count}).`;
