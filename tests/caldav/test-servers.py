# SPDX-License-Identifier: GPL-3.0-or-later
"""`ceu calendar push` to real servers: what travels, what does not, and what becomes of what others do there."""
import json
import unittest

from harness import AT, BUSY, FAILED, IO, FOREIGN, LATE, PASSWORD, BUILD, Case, Home, Remote, actions, path_of, servers, value_of


class Common:
    """Every test with every server."""

    user = None

    def setUp(self):
        self.proxy = self.make_proxy()
        self.remote = Remote(self.port_behind, self.user_of_test())
        self.home = Home(self.folder / self._testMethodName, f"http://127.0.0.1:{self.proxy.port}/",
                         self.user_of_test(), calendar=self._testMethodName)

    def first_push(self):
        reply = self.home.push()
        self.calendar = path_of(reply["calendar"])
        self.assertTrue(reply["created"])
        self.assertGreater(reply["events"], 2)
        self.check_actions(reply, add=reply["events"])
        self.proxy.log.clear()
        return reply

    def resource(self, uid):
        return next(path for path in self.remote.list(self.calendar) if uid in path.replace("%40", "@"))

    def change_on_server(self, uid, old, new):
        path = self.resource(uid)
        status, text, etag = self.remote.ask("GET", path)
        self.assertEqual(status, 200)
        self.assertIn(old, text)
        status = self.remote.ask("PUT", path, text.replace(old, new), If_Match=etag,
                                 Content_Type="text/calendar; charset=utf-8")[0]
        self.assertIn(status, (200, 201, 204))

    def test_first_push(self):
        reply = self.first_push()
        events = self.remote.events(self.calendar)
        self.assertEqual(set(events), {change["uid"] for change in reply["changes"]})
        for change in reply["changes"]:
            text = events[change["uid"]]
            self.assertEqual(value_of(text, "DTSTART"), change["day"].replace("-", ""))
            self.assertEqual(value_of(text, "CLASS"), "PRIVATE")
            self.assertNotIn("METHOD", text)
        self.assertEqual(self.home.state.stat().st_mode & 0o777, 0o600)
        state = json.loads(self.home.state.read_text())
        self.assertNotIn(PASSWORD, self.home.state.read_text())
        self.assertEqual(len(next(iter(state["accounts"].values()))["items"]), reply["events"])

    def test_nothing_changed(self):
        first = self.first_push()
        for at in (AT, "2026-12-24"):
            reply = self.home.push(at=at)
            self.check_actions(reply)
            self.assertEqual((reply["unchanged"], reply["created"]), (first["events"], False))
        self.assertEqual(self.proxy.writes(), 0)
        self.assertEqual(self.proxy.count("PROPFIND"), 2, "one question a push")
        self.assertEqual(self.proxy.count("REPORT", "GET"), 0)

    def test_edit(self):
        self.first_push()
        before = self.remote.events(self.calendar)
        self.home.ceu("membership", "set", "aapc", "--renews", "2027-05")
        reply = self.home.push()
        self.assertGreater(reply["unchanged"] + len(reply["changes"]), 0)
        self.assertEqual(self.proxy.writes(), len(reply["changes"]), "only what changed travels")
        self.assertEqual(set(change["action"] for change in reply["changes"]), {"update"})
        after = self.remote.events(self.calendar)
        self.assertEqual(set(before), set(after), "the events keep their names")
        for change in reply["changes"]:
            self.assertEqual(value_of(after[change["uid"]], "DTSTART"), change["day"].replace("-", ""))
            self.assertEqual(value_of(after[change["uid"]], "SEQUENCE"), "1")
        self.proxy.log.clear()
        self.check_actions(self.home.push())
        self.assertEqual(self.proxy.writes(), 0)

    def test_one_edit_one_put(self):
        """Another holder's deadline more: the others stay where they are."""
        self.first_push()
        self.home.set("calendar.milestones-days", "30")
        added = len(self.home.push()["changes"])
        self.assertGreater(added, 0)
        self.assertEqual(self.proxy.count("PUT"), added)

    def test_cancel_and_drop(self):
        first = self.first_push()
        self.home.ceu("credential", "remove", "CPC", "--yes") if self.has_yes() else \
            self.home.ceu("credential", "remove", "CPC")
        reply = self.home.push()
        self.assertTrue(reply["changes"])
        self.assertEqual({change["action"] for change in reply["changes"]}, {"update"})
        events = self.remote.events(self.calendar)
        self.assertEqual(len(events), first["events"], "a cancelled event is not removed")
        for change in reply["changes"]:
            self.assertEqual(value_of(events[change["uid"]], "STATUS"), "CANCELLED")
        self.proxy.log.clear()
        published = set(self.remote.events(self.calendar))
        reply = self.home.push(at=LATE)
        self.assertEqual((set(actions(reply)), reply["failed"]), ({"delete"}, 0))
        gone = {change["uid"] for change in reply["changes"]}
        self.assertEqual(set(self.remote.events(self.calendar)), published - gone, "what is dropped here goes there")
        self.assertTrue(all("If-Match" in entry[3] for entry in self.proxy.log if entry[0] == "DELETE"))
        self.check_actions(self.home.push(at=LATE))

    def has_yes(self):
        return "--yes" in self.home.ceu("credential", "remove", "--help")[0]

    def test_changed_on_server(self):
        """A day that somebody moved is put right; an alarm that somebody dismissed is not."""
        reply = self.first_push()
        moved, dismissed = reply["changes"][0], reply["changes"][1]
        day = moved["day"].replace("-", "")
        self.change_on_server(moved["uid"], f"DTSTART;VALUE=DATE:{day}", "DTSTART;VALUE=DATE:20270101")
        self.change_on_server(dismissed["uid"], "END:VEVENT", "X-MOZ-LASTACK:20261123T080000Z\r\nEND:VEVENT")
        reply = self.home.push()
        self.check_actions(reply, keep=1)
        events = self.remote.events(self.calendar)
        self.assertEqual(value_of(events[moved["uid"]], "DTSTART"), day)
        self.assertIn("X-MOZ-LASTACK", events[dismissed["uid"]])
        self.proxy.log.clear()
        self.check_actions(self.home.push())
        self.assertEqual((self.proxy.writes(), self.proxy.count("GET")), (0, 0))

    def test_race(self):
        """Somebody changes an event between our list and our PUT: 412, looked at, ours put back."""
        self.first_push()
        self.home.ceu("membership", "set", "aapc", "--renews", "2027-05")
        raced = []

        def disturb(handler, _):
            if handler.command == "PUT" and not raced:
                raced.append(handler.path)
                status, text, _ = self.remote.ask("GET", handler.path)
                assert status == 200, status
                self.remote.ask("PUT", handler.path, text.replace("SUMMARY:", "SUMMARY:Mine "),
                                Content_Type="text/calendar; charset=utf-8")

        self.proxy.disturb = disturb
        reply = self.home.push()
        self.assertEqual(reply["failed"], 0)
        self.assertEqual([change["action"] for change in reply["changes"]].count("keep"), 1)
        self.assertEqual([entry[2] for entry in self.proxy.log if entry[1] == raced[0] and entry[2] != 401][:2],
                         [412, 200])
        self.assertNotIn("Mine", self.remote.ask("GET", raced[0])[1])

    def test_deleted_on_server(self):
        reply = self.first_push()
        self.remote.ask("DELETE", self.resource(reply["changes"][0]["uid"]))
        self.check_actions(self.home.push(), restore=1)
        self.assertEqual(len(self.remote.events(self.calendar)), reply["events"])

    def test_state_lost(self):
        first = self.first_push()
        before = self.remote.events(self.calendar)
        for damage in (lambda path: path.unlink(), lambda path: path.write_text('{"schema"'),
                       lambda path: path.write_text('{"schema":"other"}')):
            damage(self.home.state)
            reply = self.home.push()
            self.assertFalse(reply["created"])
            self.check_actions(reply, adopt=first["events"])
            self.assertEqual(set(self.remote.events(self.calendar)), set(before), "no doubles")
        self.proxy.log.clear()
        self.check_actions(self.home.push())
        self.assertEqual(self.proxy.writes(), 0)

    def test_stray(self):
        """A client stored our event under a name of its own: it is taken over where it is."""
        first = self.first_push()
        uid = first["changes"][0]["uid"]
        path = self.resource(uid)
        text = self.remote.ask("GET", path)[1]
        self.assertIn(self.remote.ask("DELETE", path)[0], (200, 204))
        self.assertEqual(self.remote.ask("PUT", self.calendar + "imported.ics", text.replace("SUMMARY:", "SUMMARY:Old "),
                                         Content_Type="text/calendar")[0], 201)
        self.home.state.unlink()
        self.check_actions(self.home.push(), adopt=first["events"])
        self.assertEqual(len(self.remote.events(self.calendar)), first["events"])
        self.assertNotIn("Old", self.remote.ask("GET", self.calendar + "imported.ics")[1])
        self.proxy.log.clear()
        self.check_actions(self.home.push())
        self.assertEqual(self.proxy.writes(), 0)

    def test_foreign(self):
        self.first_push()
        path = self.calendar + "dentist.ics"
        self.assertEqual(self.remote.ask("PUT", path, FOREIGN, Content_Type="text/calendar")[0], 201)
        before = self.remote.ask("GET", path)
        self.home.ceu("membership", "set", "aapc", "--renews", "2027-05")
        self.home.push()
        self.home.state.unlink()
        self.home.push()
        self.home.push(at=LATE)
        self.assertEqual(self.remote.ask("GET", path), before)
        self.assertNotIn(path, [entry[1] for entry in self.proxy.log])

    def test_emptied(self):
        first = self.first_push()
        for path in self.remote.list(self.calendar):
            self.remote.ask("DELETE", path)
        reply = self.home.push(status=FAILED)
        self.assertIn("--force", reply["message"])
        self.assertEqual(self.proxy.writes(), 0)
        self.check_actions(self.home.push("--force"), restore=first["events"])
        self.assertEqual(len(self.remote.events(self.calendar)), first["events"])

    def test_deleted_calendar(self):
        first = self.first_push()
        self.assertIn(self.remote.ask("DELETE", self.calendar)[0], (200, 204))
        reply = self.home.push(status=FAILED)
        self.assertIn("--force", reply["message"])
        self.assertEqual(self.proxy.writes(), 0)
        reply = self.home.push("--force")
        self.assertTrue(reply["created"])
        self.check_actions(reply, add=first["events"])

    def test_dry_run(self):
        reply = self.home.push("--dry-run")
        self.assertEqual((reply["dry_run"], reply["calendar"], reply["created"]), (True, None, False))
        self.check_actions(reply, add=reply["events"])
        self.assertEqual(self.proxy.writes(), 0)
        self.assertFalse(self.home.state.exists())
        self.first_push()
        self.home.ceu("membership", "set", "aapc", "--renews", "2027-05")
        told = self.home.push("--dry-run")
        self.assertEqual(self.proxy.writes(), 0)
        done = self.home.push()
        self.assertEqual(told["changes"], done["changes"])

    def test_no_etag_from_put(self):
        """A server may tell the ETag only when it is asked (RFC 4791, 5.3.4)."""
        self.proxy.hidden_headers = ("etag",)
        self.first_push()
        self.proxy.hidden_headers = ()
        self.check_actions(self.home.push())
        self.assertEqual((self.proxy.writes(), self.proxy.count("GET")), (0, 0))

    def test_named_by_path(self):
        first = self.first_push()
        self.home.set("caldav.calendar", self.calendar)
        reply = self.home.push()
        self.assertEqual((reply["calendar"], reply["created"]), (first["calendar"], False))
        self.check_actions(reply, adopt=first["events"])
        self.home.set("caldav.calendar", self.calendar.rstrip("/") + "-two/")
        reply = self.home.push()
        self.assertTrue(reply["created"])
        self.check_actions(reply, add=first["events"])

    def test_url_of_calendar(self):
        first = self.first_push()
        self.home.set("caldav.url", first["calendar"])
        self.check_actions(self.home.push(), adopt=first["events"])

    def test_words(self):
        out, messages = self.home.ceu("calendar", "push", "--at", AT)
        self.assertEqual(messages, "")
        self.assertRegex(out, r"(?m)^added: 20\d\d-\d\d-\d\d .+$")
        self.assertRegex(out.splitlines()[-1], r"^made http://\S+/: (\d+) events, \1 sent, 0 unchanged$")
        out = self.home.ceu("calendar", "push", "--at", AT)[0]
        self.assertRegex(out, r"^http://\S+/: (\d+) events, 0 sent, \1 unchanged\n$")

    def noted(self):
        lines = self.home.state.with_name("caldav-last").read_text().splitlines()
        return dict(line.split("=", 1) for line in lines[1:] if "=" in line)

    def test_noted(self):
        """How it went is there for ceud and doctor; a trial, or a push for another day, says nothing about it."""
        last = self.home.state.with_name("caldav-last")
        self.home.push()
        self.home.ceu("calendar", "push", "--dry-run")
        self.assertFalse(last.exists())
        self.home.ceu("calendar", "push")
        done = self.noted()
        self.assertEqual((done["result"], done["failures"], done["pushed_usec"]), ("done", "0", done["began_usec"]))
        self.assertNotIn(PASSWORD, last.read_text())
        self.assertEqual(last.stat().st_mode & 0o777, 0o600)
        self.proxy.disturb = lambda handler, _: handler.answer(503) or 503
        for count in "12":
            self.home.ceu("calendar", "push", status=IO)
            later = self.noted()
            self.assertEqual((later["result"], later["failures"], later["pushed_usec"]), ("later", count, done["pushed_usec"]))
            self.assertIn("503", later["message"])
        self.proxy.disturb = lambda handler, _: handler.answer(403) or 403
        self.home.ceu("calendar", "push", status=FAILED)
        self.assertEqual(self.noted()["result"], "fault")
        self.proxy.disturb = lambda handler, _: handler.command == "PUT" and (handler.answer(507) or 507) or None
        self.home.ceu("membership", "set", "aapc", "--renews", "2027-05")
        self.home.ceu("calendar", "push", status=FAILED)
        self.assertEqual(self.noted()["result"], "partly")
        self.proxy.disturb = None
        self.home.ceu("calendar", "push")
        self.assertEqual((self.noted()["result"], self.noted()["failures"]), ("done", "0"))

    def test_two_at_once(self):
        import fcntl
        self.first_push()
        with open(str(self.home.state) + ".lock") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            self.assertIn("under way", self.home.push(status=BUSY)["message"])
        self.home.push()


class Radicale(Common, Case):
    @classmethod
    def start_server(cls):
        return cls.start_radicale()

    def user_of_test(self):
        return self._testMethodName

    def test_wrong_password(self):
        (self.home.path / "secret").write_text("not-the-one\n")
        reply = self.home.push(status=FAILED)
        self.assertIn("does not accept user", reply["message"])
        self.assertNotIn("not-the-one", reply["message"])
        asked = [entry for entry in self.proxy.log if "Authorization" in entry[3]]
        self.assertEqual(len(asked), 1, "a wrong password is tried once")
        self.home.ceu("config", "unset", "caldav.user")
        self.assertIn("wants a login", self.home.push(status=FAILED)["message"])

    def test_password_command(self):
        for command, part in (("false", "it failed"), ("true", "empty"), ("/no/such/program", "No such file"),
                              ("printf '%300d' 1", "too long")):
            self.home.set("caldav.password-command", command)
            reply = self.home.push(status=FAILED)
            self.assertIn("caldav.password-command", reply["message"])
            self.assertIn(part, reply["message"])
        self.assertEqual(self.proxy.log, [], "nobody is asked without a password")
        self.home.set("caldav.password-command", f"printf %s '{PASSWORD}'")
        self.assertTrue(self.home.push()["created"])

    def test_taken_name(self):
        """The usual name of a new calendar is taken by something else: another is chosen."""
        user = self.user_of_test()
        self.assertEqual(self.remote.ask("MKCALENDAR", f"/{user}/test-taken-name/", """<?xml version="1.0"?>
            <C:mkcalendar xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:set><D:prop>
            <D:displayname>Work</D:displayname></D:prop></D:set></C:mkcalendar>""")[0], 201)
        reply = self.home.push()
        self.assertEqual((path_of(reply["calendar"]), reply["created"]), (f"/{user}/test-taken-name-2/", True))
        self.assertEqual(self.remote.list(f"/{user}/test-taken-name/"), [])

    def test_two_of_one_name(self):
        user = self.user_of_test()
        for name in ("a", "b"):
            self.assertEqual(self.remote.ask("MKCALENDAR", f"/{user}/{name}/", f"""<?xml version="1.0"?>
                <C:mkcalendar xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:set><D:prop>
                <D:displayname>{user}</D:displayname></D:prop></D:set></C:mkcalendar>""")[0], 201)
        self.assertIn("two calendars", self.home.push(status=FAILED)["message"])


class Xandikos(Common, Case):
    @classmethod
    def start_server(cls):
        return cls.stack.enter_context(servers.xandikos(cls.environment(), cls.folder))

    def user_of_test(self):
        return None


if __name__ == "__main__":
    assert (BUILD / "helpers/ceu-sync").exists()
    unittest.main()
