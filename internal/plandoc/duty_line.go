package plandoc

import (
	"slices"
	"strings"
)

// spacedLabels divides a line of several tasks with their names, parted by
// blanks alone: 国旗：毛某 标语：蔡某.
func spacedLabels(s string) []string {
	if strings.Count(s, "：")+strings.Count(s, ":") < 2 || strings.ContainsAny(s, "；;。") {
		return []string{s}
	}
	var parts []string
	for _, word := range strings.Fields(s) {
		if label, value, ok := cutLabel(word); len(parts) == 0 || ok && label != "" && value != "" {
			parts = append(parts, word)
		} else {
			parts[len(parts)-1] += " " + word
		}
	}
	for _, p := range parts {
		if _, value, ok := cutLabel(p); !ok || !namesOnly(value) {
			return []string{s}
		}
	}
	return parts
}

// groupsWork returns the group that a line names and the line a little below
// that says what it does: 综合组： / 组长：… / 工作内容：….
func groupsWork(body []line, i int) (group string, work *line) {
	label, value, ok := cutLabel(bare(body[i].text))
	if !ok || value != "" || !namesGroup(label) {
		return "", nil
	}
	for j := i + 1; j < min(i+6, len(body)); j++ {
		text := bare(body[j].text)
		if worksLabel(text) {
			return label, &body[j]
		}
		if next, _, _ := cutLabel(text); namesGroup(next) {
			break
		}
	}
	return "", nil
}

// worksLabel reports whether a line says what a group does: 工作内容：….
func worksLabel(s string) bool {
	label, value, ok := cutLabel(s)
	return ok && value != "" && slices.Contains([]string{"工作内容", "工作职责", "主要职责", "主要任务", "工作任务", "具体任务", "职责任务"}, label)
}

func firstOfValue(s string) string {
	_, value, _ := cutLabel(bare(s))
	return value
}

// remarks reports whether words in brackets say something of a task rather
// than who does it: 限定每部门4人, 家长帮助班主任.
func remarks(s string) bool {
	return headcount.MatchString(s) || strings.Contains(s, "帮助") || strings.Contains(s, "协助") || strings.Contains(s, "限")
}

// saysWork reports whether words in brackets behind a name say what somebody
// does for the group or the task of the label: 后勤组：卢明（搬琴、摆椅子）.
func saysWork(label, inner string) bool {
	if strings.HasPrefix(inner, "负责") {
		return true
	}
	return (namesGroup(label) || isTask(label)) && runes(inner) > 3 && figures(inner) == 0 && !isWho(inner) && !namesOnly(inner) && !isUnit(inner) && !isRoom(inner) && !remarks(inner)
}
