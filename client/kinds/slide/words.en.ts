export const label = "Slide";
export const hint =
	"Shown on the screen and answered by nobody. A line of its own with +++ divides it into parts that come up one by one.";
export const body = "Below the heading";
export const whatToShow = "What do you want to show?";
export const onPhones = "Show it on phones too";
export const onPhonesExplained = "Else phones say to look at the screen.";
export const itsBody = "what it shows";
export const whetherOnPhones = "whether phones show it";
