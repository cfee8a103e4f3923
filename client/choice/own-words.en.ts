/** Of the field for words of one's own. */
export const other = "Other";
export const send = "Send";
export const saved = "Saved";
