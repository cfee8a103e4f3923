#!lua flags=no-writes
--[[
What the quizzes of one owner come to.
KEYS  1 quizzes  2 touched
ARGV  none
Returns {number of quizzes, bytes, when the last one was touched as text (0 for none)}.
Hint  none
]]
local bytes = 0
local ids = redis.call("HKEYS", KEYS[1])
for _, id in ipairs(ids) do
	bytes = bytes + redis.call("HSTRLEN", KEYS[1], id)
end
local last = redis.call("ZREVRANGE", KEYS[2], 0, 0, "WITHSCORES")[2] or 0
return { #ids, bytes, string.format("%.0f", last) }
