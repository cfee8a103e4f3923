/** What a lecturer can do next, as the server says it: a page sends it back as it is. */

export interface Goto {
	readonly do: "goto";
	readonly at: string;
	readonly question: number;
	readonly parts?: number;
}

export interface Primary {
	readonly command:
		| Goto
		| {
				readonly do: "open";
				readonly at: string;
				readonly question: number;
		  }
		| {
				readonly do: "close";
				readonly at: string;
				readonly shows?: "bars" | "answer";
		  }
		| {
				readonly do: "reveal";
				readonly at: string;
				readonly shows?: "why" | "place";
		  }
		| { readonly do: "wait" | "end"; readonly at: string };
	/** Students talk first, and are asked the same again. */
	readonly talk?: true;
}

export interface Back {
	readonly command:
		| Goto
		| {
				readonly do: "reopen";
				readonly at: string;
				readonly seconds?: number;
		  }
		| { readonly do: "show"; readonly what: "why"; readonly on: false };
}

export interface Step {
	readonly step:
		| "ask"
		| "open"
		| "close"
		| "talk"
		| "bars"
		| "answer"
		| "why"
		/** Of the podium. */
		| "third"
		| "second"
		| "first";
	/** `next`: what the primary button does; it may do several at once. */
	readonly is: "done" | "now" | "next" | "later";
}
