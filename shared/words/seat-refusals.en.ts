/** Why a phone hears no, by code, for the person who holds it. */
export const seatRefusals = {
	"no-such-code": "No room has this code. Please look at the screen again.",
	"room-deleted": "This room has been deleted.",
	"room-ended": "This room has ended.",
	"room-locked":
		"This room is locked for newcomers. Ask the instructor to let you in.",
	"room-full": "This room is full. Please tell the instructor.",
	removed: "The instructor has removed you from this room.",
	erased: "The instructor has deleted your name and your answers in this room.",
	cleared:
		"The instructor has cleared the seats that had not answered yet. If you are here, join again.",
	"join-first": "Please join the room first.",
	"word-missing": "Please type the word that is on the screen now, too.",
	"word-wrong":
		"That is not the word on the screen. It changes every minute, and can be several words: please look again.",
	"many-wrong-words": "Too many words were tried on this phone. Trying again.",
	"name-missing": "Please type your name.",
	"name-taken":
		"Somebody in this room has that name. Please add a letter or choose another.",
	"no-free-name": "Could not find a free name. Please try again.",
	"name-unreadable":
		"This name has characters that cannot be shown. Please type it with plain letters.",
	"name-stacked": "This name stacks too many accents on one letter.",
	"name-too-long": ({ most }: { readonly most: number }) =>
		`This name is too long: at most ${most} characters.`,
	"name-stays":
		"The first question has been asked: your name stays. Your instructor can change it.",
	"seat-stays":
		"The first question has been asked: your answers stay with your name. Your instructor can delete them.",
	"names-given": "In this room everybody is given a name.",
	"reactions-off": "In this room nobody raises a hand on the phone.",
	"other-question": "Another question is asked by now.",
	"not-an-answer": "That is not an answer to this question.",
	"not-open": "This question is not open yet.",
	"too-late": "The time was over before this answer arrived.",
	"closed-before": "The question was closed before this answer arrived.",
	"many-answers": "Not saved yet: very many answers at once.",
	"just-restored": "Not saved yet: the room was just restored.",
	"opened-elsewhere":
		"This room was opened again elsewhere on this phone, and goes on there.",
	"page-too-old": "This page is out of date. Please load it again.",
	"page-too-new":
		"This page is newer than the server that answers. Please load it again.",
	"many-codes": "Very many codes are tried from this network. Trying again.",
	"many-connected": "Very many are connected now. Trying again.",
	"many-messages": "Too many messages at once. Please wait a moment.",
	"store-silent": "Not done yet: the store does not answer. Trying again.",
	"cannot-now": "The server cannot do this now. Trying again.",
	"one-namespace":
		"A connection enters one namespace. Please open another connection for the other one.",
	"unknown-message": "There is no such message here.",
	"wrong-form": ({ fault }: { readonly fault: string }) =>
		`This does not have the right form. ${fault}`.trim(),
} as const;
