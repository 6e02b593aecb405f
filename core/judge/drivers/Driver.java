// Runs a candidate's Java inside the sandbox. The protocol is described in driver.py and protocol.py.
// Knows the candidate's class by reflection only, so that it can be compiled ahead, once.

import java.io.FileOutputStream;
import java.io.FileDescriptor;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Queue;
import java.util.Set;

class ListNode {
    int val;
    ListNode next;
    ListNode() {}
    ListNode(int val) { this.val = val; }
    ListNode(int val, ListNode next) { this.val = val; this.next = next; }
}

class TreeNode {
    int val;
    TreeNode left, right;
    TreeNode() {}
    TreeNode(int val) { this.val = val; }
    TreeNode(int val, TreeNode left, TreeNode right) { this.val = val; this.left = left; this.right = right; }
}

public class Driver {
    static final int MAX_VALUE_CHARS = 4_000_000, MAX_NODES = 1_000_000, MAX_DEPTH = 200, STACK_BYTES = 64 << 20;

    /** A returned value that is no JSON; the message says what it is. */
    static class Odd extends RuntimeException {
        Odd(String what) { super(what); }
    }

    // ---- JSON in

    static String in;
    static int at;

    static Object value() {
        char c = in.charAt(at);
        if (c == '[') return items();
        if (c == '"') return text();
        if (c == 't') { at += 4; return true; }
        if (c == 'f') { at += 5; return false; }
        if (c == 'n') { at += 4; return null; }
        int end = at;
        boolean whole = true;
        for (; end < in.length(); end++) {
            char d = in.charAt(end);
            if (d == '.' || d == 'e' || d == 'E') whole = false;
            else if (d != '-' && d != '+' && (d < '0' || d > '9')) break;
        }
        String number = in.substring(at, end);
        at = end;
        if (whole) return Long.parseLong(number);
        return Double.parseDouble(number);
    }

    static List<Object> items() {
        List<Object> list = new ArrayList<>();
        at++;
        if (in.charAt(at) == ']') { at++; return list; }
        while (true) {
            list.add(value());
            if (in.charAt(at++) == ']') return list;
        }
    }

    static String text() {
        StringBuilder out = new StringBuilder();
        at++;
        for (char c; (c = in.charAt(at++)) != '"';) {
            if (c != '\\') { out.append(c); continue; }
            c = in.charAt(at++);
            int known = "nrtbf".indexOf(c);
            if (c == 'u') {
                out.append((char) Integer.parseInt(in.substring(at, at + 4), 16));
                at += 4;
            } else {
                out.append(known >= 0 ? "\n\r\t\b\f".charAt(known) : c);
            }
        }
        return out.toString();
    }

    static Object decode(Type type, Object json) {
        if (type instanceof ParameterizedType) {
            Type item = ((ParameterizedType) type).getActualTypeArguments()[0];
            List<Object> out = new ArrayList<>();
            for (Object each : (List<?>) json) out.add(decode(item, each));
            return out;
        }
        Class<?> c = (Class<?>) type;
        if (c == int.class || c == Integer.class) return Math.toIntExact((Long) json);
        if (c == long.class || c == Long.class) return (Long) json;
        if (c == double.class || c == Double.class) return ((Number) json).doubleValue();
        if (c == boolean.class || c == Boolean.class) return (Boolean) json;
        if (c == String.class) return (String) json;
        if (c == ListNode.class) return list((List<?>) json);
        if (c == TreeNode.class) return tree((List<?>) json);
        if (!c.isArray()) throw new ClassCastException(c.getSimpleName());
        List<?> items = (List<?>) json;
        Object array = Array.newInstance(c.getComponentType(), items.size());
        for (int i = 0; i < items.size(); i++) Array.set(array, i, decode(c.getComponentType(), items.get(i)));
        return array;
    }

    static int whole(Object json) { return ((Long) json).intValue(); }

    static ListNode list(List<?> values) {
        ListNode head = null;
        for (int i = values.size() - 1; i >= 0; i--) head = new ListNode(whole(values.get(i)), head);
        return head;
    }

    static TreeNode tree(List<?> values) {
        if (values.isEmpty()) return null;
        TreeNode root = new TreeNode(whole(values.get(0)));
        Queue<TreeNode> queue = new ArrayDeque<>();
        queue.add(root);
        for (int i = 1; i < values.size();) {
            TreeNode node = queue.remove();
            for (int side = 0; side < 2 && i < values.size(); side++, i++) {
                if (values.get(i) == null) continue;
                TreeNode child = new TreeNode(whole(values.get(i)));
                if (side == 0) node.left = child; else node.right = child;
                queue.add(child);
            }
        }
        return root;
    }

    // ---- JSON out

    static void quote(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') out.append('\\').append(c);
            else if (c < 32 || c > 126) {
                out.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) out.append("0123456789abcdef".charAt(c >> shift & 15));
            } else out.append(c);
        }
        out.append('"');
    }

    static void encode(StringBuilder out, Object value, int depth) {
        if (depth > MAX_DEPTH) throw new Odd("a list nested too deeply");
        if (out.length() > MAX_VALUE_CHARS) throw new Odd("huge");
        if (value == null || value instanceof Number || value instanceof Boolean) out.append(value);
        else if (value instanceof String || value instanceof Character) quote(out, value.toString());
        else if (value instanceof int[]) {
            out.append('[');
            int[] numbers = (int[]) value;
            for (int i = 0; i < numbers.length; i++) {
                if (i > 0) out.append(',');
                out.append(numbers[i]);
            }
            out.append(']');
        } else if (value.getClass().isArray()) {
            out.append('[');
            for (int i = 0; i < Array.getLength(value); i++) {
                if (i > 0) out.append(',');
                encode(out, Array.get(value, i), depth + 1);
            }
            out.append(']');
        } else if (value instanceof List) {
            String comma = "";
            out.append('[');
            for (Object item : (Collection<?>) value) {
                out.append(comma);
                comma = ",";
                encode(out, item, depth + 1);
            }
            out.append(']');
        } else if (value instanceof ListNode) encode(out, values((ListNode) value), depth);
        else if (value instanceof TreeNode) encode(out, values((TreeNode) value), depth);
        else throw new Odd("a value of type " + value.getClass().getSimpleName());
    }

    static List<Object> values(ListNode node) {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Object> out = new ArrayList<>();
        for (; node != null; node = node.next) {
            if (!seen.add(node)) throw new Odd("a linked list that runs in a circle");
            if (seen.size() > MAX_NODES) throw new Odd("an endless linked list");
            out.add(node.val);
        }
        return out;
    }

    static List<Object> values(TreeNode root) {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<TreeNode> queue = new ArrayList<>();
        List<Object> out = new ArrayList<>();
        queue.add(root);
        for (int i = 0; i < queue.size(); i++) {
            TreeNode node = queue.get(i);
            out.add(node == null ? null : (Object) node.val);
            if (node == null) continue;
            if (!seen.add(node) || seen.size() > MAX_NODES) throw new Odd("a tree in which a node appears twice");
            queue.add(node.left);
            queue.add(node.right);
        }
        while (!out.isEmpty() && out.get(out.size() - 1) == null) out.remove(out.size() - 1);
        return out;
    }

    // ---- the run

    static String nonce;
    static final FileOutputStream OUT = new FileOutputStream(FileDescriptor.out);

    static void mark(String body) {
        System.out.flush();
        try {
            OUT.write(("\n\u001e" + nonce + body + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException gone) {
            Runtime.getRuntime().halt(70);
        }
    }

    static String described(Throwable error) {
        String name = error.getClass().getName(), text;
        try {
            text = error.getMessage();
        } catch (Throwable hostile) {
            text = null;
        }
        StringBuilder out = new StringBuilder(), all = new StringBuilder(name.substring(name.lastIndexOf('.') + 1));
        if (text != null) all.append(": ").append(text);
        if (all.length() > 1000) all.setLength(1000);
        quote(out, all.toString());
        return out.toString();
    }

    static String fault(Throwable error) {
        String line = "null";
        for (StackTraceElement frame : error.getStackTrace()) {
            if ("Solution.java".equals(frame.getFileName())) {
                line = String.valueOf(frame.getLineNumber());
                break;
            }
        }
        return "\"error\":" + described(error) + ",\"line\":" + line;
    }

    static void stop(String load) {
        mark("{\"load\":" + load + "}");
        Runtime.getRuntime().halt(0);
    }

    static Method find(Class<?> solution, String entry, int count) {
        Method other = null;
        for (Method method : solution.getDeclaredMethods()) {
            if (!method.getName().equals(entry)) continue;
            if (method.getParameterCount() == count) {
                method.setAccessible(true);
                return method;
            }
            other = method;
        }
        if (other == null) stop("\"entry\",\"error\":\"\"");
        stop("\"entry\",\"error\":\"" + entry + " takes " + other.getParameterCount() + " parameters, not " + count + "\"");
        return null;
    }

    static String runCase(Class<?> solution, Method method, Object[] arguments) {
        StringBuilder out = new StringBuilder();
        long started = System.nanoTime(), ended = 0;
        String body;
        try {
            Object target = null;
            if (!Modifier.isStatic(method.getModifiers())) {
                var constructor = solution.getDeclaredConstructor();
                constructor.setAccessible(true);
                target = constructor.newInstance();
            }
            Object value = method.invoke(target, arguments);
            ended = System.nanoTime();
            if (value == null && method.getReturnType() == ListNode.class) value = new ArrayList<>();
            encode(out, value, 0);
            body = "\"value\":" + out;
        } catch (Odd odd) {
            body = "\"odd\":\"" + odd.getMessage() + "\"";
        } catch (InvocationTargetException | ExceptionInInitializerError error) {
            body = fault(error.getCause());
        } catch (Throwable error) {
            body = fault(error);
        }
        if (ended == 0) ended = System.nanoTime();
        Runtime machine = Runtime.getRuntime();
        double mb = (machine.totalMemory() - machine.freeMemory()) / 1048576.0;
        return "\"ms\":" + (ended - started) / 1e6 + ",\"mb\":" + mb + "," + body;
    }

    static void run() throws Exception {
        List<String> lines = new String(System.in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        nonce = lines.get(0);
        in = lines.get(1);
        at = 0;
        List<?> header = (List<?>) value();
        Class<?> solution = null;
        try {
            solution = Class.forName("Solution");
        } catch (ClassNotFoundException missing) {
            stop("\"entry\",\"error\":\"There is no class Solution\"");
        } catch (Throwable error) {
            stop("\"run\"," + fault(error.getCause() == null ? error : error.getCause()));
        }
        Method method = find(solution, (String) header.get(0), ((List<?>) header.get(1)).size());
        Type[] types = method.getGenericParameterTypes();
        mark("{\"load\":\"ok\"}");
        for (int k = 2; k < lines.size(); k++) {
            in = lines.get(k);
            at = 0;
            List<?> json = (List<?>) value();
            Object[] arguments = new Object[types.length];
            String body;
            mark("{\"start\":" + (k - 2) + "}");
            try {
                for (int i = 0; i < types.length; i++) arguments[i] = decode(types[i], json.get(i));
                body = runCase(solution, method, arguments);
            } catch (ClassCastException error) {
                body = "\"ms\":0,\"error\":\"The parameter types are not those of the starter code\",\"line\":null";
            }
            mark("{\"end\":" + (k - 2) + "," + body + "}");
        }
        mark("{\"done\":" + (lines.size() - 2) + "}");
        Runtime.getRuntime().halt(0);
    }

    static void guarded() {
        try {
            run();
        } catch (Throwable error) {
            error.printStackTrace();
            Runtime.getRuntime().halt(70);
        }
    }

    public static void main(String[] args) {
        new Thread(null, Driver::guarded, "solution", STACK_BYTES).start();
    }
}
