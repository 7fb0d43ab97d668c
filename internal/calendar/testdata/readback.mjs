// Reads calendars with ical.js and prints what it understood as JSON.
//
// Argument: the folder of ical.js. Standard input: [{ics, probes}], where probes
// are local times to read through the calendar's VTIMEZONE. Standard output: for
// each, {events, offsets}: instants in Unix milliseconds, offsets in seconds.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const { default: ICAL } = await import(pathToFileURL(join(process.argv[2], 'dist', 'ical.js')));

function moment(time) {
  if (time === null) return null;
  return time.isDate ? time.toString() : String(time.toJSDate().getTime());
}

function event(component) {
  const read = new ICAL.Event(component);
  const categories = component.getFirstProperty('categories');
  return {
    uid: read.uid,
    summary: read.summary ?? '',
    location: read.location ?? '',
    description: read.description ?? '',
    categories: categories ? categories.getValues() : [],
    url: component.getFirstPropertyValue('url') ?? '',
    geo: component.getFirstPropertyValue('geo') ?? [],
    status: component.getFirstPropertyValue('status'),
    sequence: read.sequence,
    starts: moment(component.getFirstPropertyValue('dtstart')),
    ends: moment(component.getFirstPropertyValue('dtend')) ?? '',
    stamp: moment(component.getFirstPropertyValue('dtstamp')),
    modified: moment(component.getFirstPropertyValue('last-modified')),
  };
}

function read({ ics, probes }) {
  const calendar = new ICAL.Component(ICAL.parse(ics));
  const described = calendar.getFirstSubcomponent('vtimezone');
  const zone = described && new ICAL.Timezone(described);
  return {
    events: calendar.getAllSubcomponents('vevent').map(event),
    offsets: (probes ?? []).map((probe) => zone.utcOffset(ICAL.Time.fromDateTimeString(probe))),
  };
}

const questions = JSON.parse(readFileSync(0, 'utf8'));
process.stdout.write(JSON.stringify(questions.map(read)));
