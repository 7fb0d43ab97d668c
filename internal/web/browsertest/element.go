package browsertest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// fields are the roles of elements that take something typed, as Chromium
// names them.
var fields = []string{"textbox", "searchbox", "spinbutton", "combobox", "Date", "DateTime", "InputTime", "ColorWell"}

// Click presses the one element with this role ("button", "link", "checkbox",
// "radio", "tab", …) and accessible name, once it is there, with a real mouse
// at its middle. It fails when several elements have that name, or when
// something lies over it.
func (tab *Tab) Click(role, name string) {
	tab.t.Helper()
	element := tab.find([]string{role}, name)
	where := call[struct {
		X, Y  float64
		Cover string
	}](tab, element, `function () {
		this.scrollIntoView({block: "center", inline: "nearest", behavior: "instant"});
		const box = this.getClientRects()[0];
		if (!box) return {X: 0, Y: 0, Cover: "nothing: it has no box"};
		const x = box.x + box.width / 2, y = box.y + box.height / 2, top = document.elementFromPoint(x, y);
		const label = top && top.closest("label");
		const reached = top && (this.contains(top) || top.contains(this) || (label && label.control === this));
		return {X: x, Y: y, Cover: reached ? "" : (top ? top.outerHTML.slice(0, 120) : "the window's edge")};
	}`)
	if where.Cover != "" {
		tab.t.Fatalf("browsertest: click the %s %q: it lies under %s", role, name, where.Cover)
	}
	tab.Run("click "+name, chromedp.MouseClickXY(where.X, where.Y))
}

// Fill replaces what stands in the field with this label by text, as typing
// does. Dates and times are written as HTML has them: 2026-05-15, 09:30.
func (tab *Tab) Fill(label, text string) {
	tab.t.Helper()
	element := tab.find(fields, label)
	typed := call[bool](tab, element, `function () {
		this.focus();
		if (["date", "time", "datetime-local", "month", "color"].includes(this.type)) return false;
		this.select();
		return true;
	}`)
	if typed {
		tab.Run("clear "+label, chromedp.KeyEvent("\b"))
		tab.Run("fill "+label, command(input.InsertText, input.InsertTextParams{Text: text}))
		return
	}
	call[bool](tab, element, `function (text) {
		this.value = text;
		this.dispatchEvent(new Event("input", {bubbles: true}));
		this.dispatchEvent(new Event("change", {bubbles: true}));
		return true;
	}`, text)
}

// Choose picks the option with this text in the drop-down list with this label.
func (tab *Tab) Choose(label, option string) {
	tab.t.Helper()
	element := tab.find([]string{"combobox", "listbox"}, label)
	there := call[[]string](tab, element, `function (wanted) {
		const option = [...this.options].find((o) => o.text.trim() === wanted);
		if (!option) return [...this.options].map((o) => o.text.trim());
		this.focus();
		this.value = option.value;
		this.dispatchEvent(new Event("input", {bubbles: true}));
		this.dispatchEvent(new Event("change", {bubbles: true}));
		return [];
	}`, option)
	if len(there) > 0 {
		tab.t.Fatalf("browsertest: %q has no option %q, it has: %s", label, option, strings.Join(there, ", "))
	}
}

// Press types keys at the focused element, as package kb of chromedp names
// them: kb.Tab, kb.Enter, kb.ArrowDown or plain text.
func (tab *Tab) Press(keys string) {
	tab.t.Helper()
	tab.Run("press keys", chromedp.KeyEvent(keys))
}

// Focused returns the accessible name of the focused element, or its tag name
// when it has none.
func (tab *Tab) Focused() string {
	tab.t.Helper()
	nodes := run(tab, "look for the focus", query("document.activeElement"))
	for _, node := range nodes {
		if name := text(node.Name); name != "" {
			return name
		}
	}
	return Eval[string](tab, "document.activeElement.tagName.toLowerCase()")
}

// See waits until the page shows text.
func (tab *Tab) See(text string) {
	tab.t.Helper()
	quoted, err := json.Marshal(text)
	if err != nil {
		tab.t.Fatal("browsertest: ", err)
	}
	var shown string
	tab.await(fmt.Sprintf("the page shows %q", text), func() (bool, error) {
		ctx, done := context.WithTimeout(tab.ctx, patience)
		defer done()
		shown, err = chromedp.Run(ctx, chromedp.Evaluate[string](
			fmt.Sprintf("((t) => t.includes(%s) ? '' : t || ' ')(document.body ? document.body.innerText : '')", quoted)))
		return shown == "", err
	})
}

// find waits for the one element with one of the roles and this accessible
// name.
func (tab *Tab) find(roles []string, name string) cdp.BackendNodeID {
	tab.t.Helper()
	var found []*accessibility.Node
	var names []string
	wanted := fmt.Sprintf("one %s named %q", strings.Join(roles, " or "), name)
	tab.await(wanted, func() (bool, error) {
		ctx, done := context.WithTimeout(tab.ctx, patience)
		defer done()
		nodes, err := chromedp.Run(ctx, query("document"))
		if err != nil {
			return false, err
		}
		found, names = nil, nil
		for _, node := range nodes {
			if node.Ignored || !slices.Contains(roles, text(node.Role)) {
				continue
			}
			names = append(names, text(node.Name))
			if text(node.Name) == name {
				found = append(found, node)
			}
		}
		if len(found) == 1 {
			return true, nil
		}
		return false, fmt.Errorf("there are %d; the names here are %q", len(found), names)
	})
	return found[0].BackendDOMNodeID
}

// await repeats try until it is done, and ends the test with try's last error
// after patience. Errors on the way are expected: a page that is being left
// has no document.
func (tab *Tab) await(wanted string, try func() (done bool, err error)) {
	tab.t.Helper()
	limit := time.After(patience)
	for {
		done, err := try()
		if done {
			return
		}
		select {
		case <-tab.ctx.Done():
			tab.t.Fatalf("browsertest: wait for %s: the tab is gone", wanted)
		case <-limit:
			tab.t.Fatalf("browsertest: waited in vain for %s: %v", wanted, err)
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// query returns the accessibility nodes at and under what the expression is.
func query(expression string) chromedp.Action[[]*accessibility.Node] {
	return func(ctx context.Context, target *chromedp.Target) ([]*accessibility.Node, error) {
		root, err := cdp.Call(ctx, target, runtime.Evaluate, runtime.EvaluateParams{Expression: expression})
		if err != nil {
			return nil, err
		}
		if root.Result.ObjectID == "" {
			return nil, errors.New("there is no document yet")
		}
		answer, err := cdp.Call(ctx, target, accessibility.QueryAXTree, accessibility.QueryAXTreeParams{
			ObjectID: root.Result.ObjectID,
		})
		return answer.Nodes, err
	}
}

// call runs the function with the element as its this and returns what it
// returns.
func call[T any](tab *Tab, element cdp.BackendNodeID, function string, arguments ...string) T {
	tab.t.Helper()
	return run(tab, "touch an element", func(ctx context.Context, target *chromedp.Target) (result T, err error) {
		resolved, err := cdp.Call(ctx, target, dom.ResolveNode, dom.ResolveNodeParams{BackendNodeID: element})
		if err != nil {
			return result, err
		}
		byValue := true
		params := runtime.CallFunctionOnParams{
			FunctionDeclaration: function, ObjectID: resolved.Object.ObjectID, ReturnByValue: &byValue,
		}
		for _, argument := range arguments {
			value, err := json.Marshal(argument)
			if err != nil {
				return result, err
			}
			params.Arguments = append(params.Arguments, &runtime.CallArgument{Value: value})
		}
		answer, err := cdp.Call(ctx, target, runtime.CallFunctionOn, params)
		if err != nil {
			return result, err
		}
		if answer.ExceptionDetails != nil {
			return result, errors.New(answer.ExceptionDetails.Exception.Description)
		}
		return result, json.Unmarshal(answer.Result.Value, &result)
	})
}

// text returns the string that an accessibility value holds.
func text(value *accessibility.Value) string {
	var s string
	if value == nil || json.Unmarshal(value.Value, &s) != nil {
		return ""
	}
	return s
}
