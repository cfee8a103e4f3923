import sanitize from "sanitize-html";

/**
 * What may be in a rendered text, whatever it was rendered from: these elements with these attributes, no styles, no scripts, and
 * no addresses but links that are followed by hand and the instructor's own pictures.
 */
const plain =
	"p br strong em s code pre blockquote ul ol li hr table thead tbody tr th td a img span";
const maths =
	"math semantics annotation mrow mi mn mo ms mtext mspace mfrac msqrt mroot msub msup msubsup munder mover munderover mmultiscripts mprescripts none mtable mtr mtd mstyle mpadded mphantom menclose merror";
const ofMaths =
	"alttext display stretchy fence form separator symmetric largeop movablelimits accent accentunder lspace rspace minsize maxsize linethickness width height depth voffset columnspan rowspan columnalign rowalign scriptlevel displaystyle notation mathvariant";

/** Classes of the libraries that stand alone. */
const bare = "tex mathcal mathscr upstrike downstrike";

const names = (text: string) => text.split(" ");
const picture = /^\/image\/[a-z0-9]{1,64}\/\d{1,5}$/;

export function clean(html: string): string {
	return sanitize(html, options);
}

const options: sanitize.IOptions = {
	allowedTags: [...names(plain), ...names(maths)],
	allowedAttributes: {
		a: ["href", "rel", "target"],
		img: ["src", "alt", "width", "height", "loading", "decoding"],
		ol: ["start"],
		...Object.fromEntries(names(maths).map((tag) => [tag, names(ofMaths)])),
		annotation: [{ name: "encoding", values: ["application/x-tex"] }],
	},
	allowedClasses: {
		"*": [/^(?:hljs|m|tml|chr|wbk|rich)-[\w-]{1,40}$/, ...names(bare)],
	},
	allowedSchemes: ["http", "https", "mailto"],
	allowProtocolRelative: false,
	exclusiveFilter: (frame) =>
		frame.tag === "img" && !picture.test(frame.attribs.src ?? ""),
	parser: { decodeEntities: true },
};
