/** Whether it is in the clipboard now. */
export async function copyText(text: string): Promise<boolean> {
	try {
		await navigator.clipboard.writeText(text);
		return true;
	} catch {
		// Without HTTPS, as in most lecture rooms' networks, only the old way is open.
		const give = (event: ClipboardEvent) => {
			event.clipboardData?.setData("text/plain", text);
			event.preventDefault();
		};
		document.addEventListener("copy", give, { once: true });
		const copied = document.execCommand("copy");
		document.removeEventListener("copy", give);
		return copied;
	}
}
