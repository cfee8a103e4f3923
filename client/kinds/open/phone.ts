import { most } from "../../../shared/kinds/open/most.ts";
import { phoneOf } from "../../entries/phone.tsx";
import { Notes } from "./Notes.tsx";

export const phone = phoneOf(most, Notes);
