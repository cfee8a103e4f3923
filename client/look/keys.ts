/**
 * What a key means as a shortcut: the letter that it types, in lower case also with Caps Lock; on a keyboard of another
 * script the letter that stands there on a Latin one.
 */
export function shortcutOf({
	key,
	code,
}: Pick<KeyboardEvent, "key" | "code">): string {
	if (/^[a-z]$/i.test(key)) return key.toLowerCase();
	const isForeign = key.length === 1 && key > "\u007f";
	return isForeign && code.startsWith("Key")
		? code.slice(3).toLowerCase()
		: key;
}
