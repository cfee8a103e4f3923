export const report = "Report – Lectern";
/** Also what a browser calls the PDF. */
export const reportOf = (title: string) => `Report of ${title}`;
export const backToResults = "Back to the results";
export const eachOnItsPage = "Each question on a page of its own";
export const withStudents = "With the list of students";
export const printIt = "Print, or save as PDF…";
export const pdfFromThere =
	"For a PDF choose “Save as PDF” in the window that opens. This line is not printed.";
export const printReport = "Report to print";
