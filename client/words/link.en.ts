export const anotherAnswerOfYours = "Another answer of yours stands.";
export const anotherQuestionIsAsked =
	"Another question is asked by now: please answer again.";
