// Every page.
import { keepViewOnSwitch } from "../language-switch";
import { data } from "../page-data";
import { noticeItsAbsence } from "../noticing";
import { enrichFinder } from "../search/finder";
import { listenForShortcuts } from "../shortcuts";

if (data("following")) void import("../following").then((following) => following.follow());
listenForShortcuts();
enrichFinder();
keepViewOnSwitch();
noticeItsAbsence();
