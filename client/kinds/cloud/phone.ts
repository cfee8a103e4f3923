import { most } from "../../../shared/kinds/cloud/most.ts";
import { phoneOf } from "../../entries/phone.tsx";
import { Cloud } from "./Cloud.tsx";

export const phone = phoneOf(most, Cloud);
