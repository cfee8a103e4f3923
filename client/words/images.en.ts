export const addAnImage = "Add an image (Ctrl+O)";
export const sending = (name: string, percent: number) =>
	percent < 100 ? `Sending ${name}: ${percent}\u00a0%` : `Reading ${name}`;
export const sayWhatItShows =
	"Now type what the image shows, for those who cannot see it. The cursor stands where it belongs.";
export const chooseAField =
	"Click into a question’s text, an option or the explanation first: the image goes there.";
export const notInserted = {
	"no-room": "The text is too long for one more image.",
	gone: "The image was not added: its text is not shown any more. Please add it again.",
};
export const imageNotAdded = (name: string, detail: string) =>
	`${name} was not added. ${detail}`;
export const noAnswer = "The server does not answer. Please try again.";
export const imagesWithoutWords = (count: number) =>
	count === 1
		? "An image has no words for those who cannot see it"
		: `${count} images have no words for those who cannot see them`;
export const imageOfQuiz = {
	logo: "Say what the logo shows, below the title of the quiz.",
	picture: "Say what the picture shows, below the title of the quiz.",
};
export const imageInSlide = (number: number) =>
	`Say what the image of slide ${number} shows, between the square brackets.`;
export const imageInQuestion = (number: number) =>
	`Say what the image of question ${number} shows, between the square brackets.`;
