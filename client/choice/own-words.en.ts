/** Of the field for words of one's own. */
export const other = "Other";
export const goesToTheInstructorFirst =
	"Your instructor sees it first, and may show it to all.";
