/** What a field tells the editor to have an image chosen for it, as the button beside those for bold and code does. */
export const chooseImage = "lectern-choose-image";

export function askForImage(field: string): void {
	document
		.querySelector(`[data-field="${CSS.escape(field)}"]`)
		?.dispatchEvent(new CustomEvent(chooseImage, { bubbles: true }));
}
