#!lua flags=no-writes
--[[
What the quizzes of one owner come to.
KEYS  1 quizzes
ARGV  none
Returns {number of quizzes, bytes, when the last one was changed as text (0 for none)}.
Hint  none
]]
local count, bytes, last = 0, 0, 0
for _, id in ipairs(redis.call("HKEYS", KEYS[1])) do
	local stored = redis.call("HGET", KEYS[1], id)
	local updatedAt = tonumber(string.match(stored, "^%d+ %d+ (%d+)"))
	count, bytes, last = count + 1, bytes + #stored, math.max(last, updatedAt)
end
return { count, bytes, string.format("%.0f", last) }
